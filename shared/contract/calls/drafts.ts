import { z } from 'zod';
import { fieldName } from '../../domain/fields.ts';
import { jobState } from '../../domain/job.ts';
import { columnMapping, sheetMapping } from '../../domain/mapping.ts';
import { problem } from '../../domain/problem.ts';
import { readDecision, readings } from '../../domain/reading.ts';
import { planChoices } from '../../domain/settings.ts';
import { shaping } from '../../domain/shaping.ts';
import { fileId, jobId, pageOf } from './common.ts';

/** A column with what a person needs to judge its mapping. */
const draftColumn = columnMapping.extend({
  /** Up to three different values, as shown. */
  samples: z.array(z.string()),
  /** Share of rows with a value, 0 to 1. */
  filled: z.number(),
  /** What it seems to hold about guests, patients or residents, in a sentence; null where nothing of that. */
  personal: z.string().nullable(),
});

/** All problems of one code. */
const cause = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  rows: z.int(),
  message: z.string(),
  fix: z.string(),
  /** Cells for which a repair is offered; `rows.repair` takes them all. */
  repairable: z.int(),
});

/** A shaping with what it comes to. */
const draftShaping = z.object({
  shaping,
  /** One sentence. */
  words: z.string(),
  /** From the first rows of the sheet, as they stand. */
  examples: z.array(z.object({ row: z.int(), before: z.string(), after: z.string() })),
});
export type DraftShaping = z.infer<typeof draftShaping>;

/** A job before its run: files, columns, rows, edits. Everything in it is on disk. */
export const draft = z.object({
  job: jobId,
  state: jobState,
  sources: z.array(z.object({ name: z.string(), bytes: z.number() })),
  sheets: z.array(
    sheetMapping.omit({ columns: true }).extend({
      /** Its file as `reading` and `decisions` name it, and its own name there. */
      file: z.string(),
      inFile: z.string(),
      rows: z.int(),
      headers: z.array(z.string()),
      columns: z.array(draftColumn),
    }),
  ),
  notes: z.array(z.object({ sheet: z.string(), code: z.string(), message: z.string() })),
  /** What reading had to decide; of sheets that are left out too. */
  decisions: z.array(readDecision),
  /** What a person decided so far. */
  reading: readings,
  /** Why the columns cannot be used as mapped, such as a required one that is missing. */
  mappingProblem: z.string().nullable(),
  /** What fields are made of beside their columns. */
  shapings: z.array(draftShaping),
  /** A kept recipe that suits the columns of the files; null where none does or one was applied. */
  recipe: z
    .object({ name: z.string(), score: z.number(), exact: z.boolean(), why: z.string() })
    .nullable(),
  /** Name of the recipe that was applied last; null where none was. */
  applied: z.string().nullable(),
  rows: z.int(),
  errorRows: z.int(),
  errors: z.int(),
  warnings: z.int(),
  causes: z.array(cause),
  /** What its next plan is made with. */
  choices: planChoices,
  undo: z.object({
    /** What undo and redo would take back or do again, in words; null where nothing is. */
    undo: z.string().nullable(),
    redo: z.string().nullable(),
  }),
});
export type Draft = z.infer<typeof draft>;

export const draftRow = z.object({
  key: z.string(),
  sheet: z.string(),
  row: z.int(),
  /** Under the headers of its sheet, as they stand after edits. */
  cells: z.array(z.string()),
  /** What the file had, by column index, for cells that were edited. */
  before: z.record(z.string(), z.string()),
  /** By field, what a shaping made of the cells; fields that it left as they are are absent. */
  shaped: z.record(z.string(), z.string()),
  problems: z.array(problem),
});
export type DraftRow = z.infer<typeof draftRow>;

export const rowFilter = z.object({
  sheet: z.string().nullable().default(null),
  only: z.enum(['all', 'errors', 'warnings', 'edited']).default('all'),
  /** Only rows with a problem of this code. */
  code: z.string().nullable().default(null),
  /** Only rows in which some cell holds this text, whatever its case. */
  text: z.string().default(''),
});
export type RowFilter = z.output<typeof rowFilter>;

/** A row as the file has it: its cells as shown, nothing trimmed. */
const previewRow = z.object({
  number: z.int(),
  cells: z.array(z.string()),
  /** `left`: neither of them, such as notes below the header, or of a sheet that is left out. */
  part: z.enum(['title', 'header', 'table', 'footer', 'left']),
});

const preview = z.object({
  /** False where the sheet is left out. */
  read: z.boolean(),
  first: z.array(previewRow),
  /** The last rows of a longer sheet. */
  last: z.array(previewRow),
  /** Rows that hold anything, altogether. */
  total: z.int(),
});
export type SheetPreviewView = z.infer<typeof preview>;

/** What changed by an edit: the grid reads its page again, the counts are here. */
const edited = z.object({
  rows: z.int(),
  draft,
});

export const draftCalls = {
  /** Copies files into a new job, reads, maps and checks them. */
  'drafts.create': {
    input: z.object({
      files: z.array(fileId).min(1),
      account: z.string().nullable().default(null),
    }),
    output: draft,
  },
  /** Opens a job's rows, also after a reload or a crash. */
  'drafts.open': { input: z.object({ job: jobId }), output: draft },
  /** The person's choice for columns; edits of cells stay. */
  'drafts.map': {
    input: z.object({
      job: jobId,
      columns: z.array(
        z.object({ sheet: z.string(), index: z.int().nonnegative(), field: fieldName.nullable() }),
      ),
    }),
    output: draft,
  },
  /**
   * Reads the files anew as the person decided, in place of all that was decided before. Edits stay where
   * their row is still read; `lost` says in sentences what is not, null where nothing is.
   */
  'drafts.read': {
    input: z.object({ job: jobId, reading: readings }),
    output: draft.extend({ lost: z.string().nullable() }),
  },
  /** How a sheet begins and ends in its file, for somebody who decides where its table lies. */
  'drafts.preview': {
    input: z.object({ job: jobId, file: z.string(), sheet: z.string() }),
    output: preview,
  },
  /** What fields are made of beside their columns, in the place of all that was said before. */
  'drafts.shape': {
    input: z.object({ job: jobId, shapings: z.array(shaping).max(200) }),
    output: draft,
  },
  /** What one more shaping would come to; nothing is kept of it. */
  'drafts.tryShape': { input: z.object({ job: jobId, shaping }), output: draftShaping },
  /** The person's choices for the plan, kept with the job; another plan than the one made with others. */
  'drafts.choose': { input: z.object({ job: jobId, choices: planChoices }), output: draft },
  'rows.page': {
    input: z.object({
      job: jobId,
      filter: rowFilter.prefault({}),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(500),
    }),
    output: pageOf(draftRow),
  },
  /** One step of undo, however many cells. */
  'rows.edit': {
    input: z.object({
      job: jobId,
      cells: z
        .array(z.object({ key: z.string(), column: z.int().nonnegative(), text: z.string() }))
        .min(1)
        .max(20_000),
    }),
    output: edited,
  },
  /**
   * Every cell that names a room by this name names another way of writing from now on, as one step of
   * undo. `remember`: the name means that room in later files of the property too.
   */
  'rows.resolve': {
    input: z.object({
      job: jobId,
      name: z.string().min(1).max(300),
      room: z.string().min(1),
      remember: z.boolean().default(true),
    }),
    output: edited,
  },
  /** Takes the repairs offered for all cells with a problem of this code, as one step of undo. */
  'rows.repair': {
    input: z.object({
      job: jobId,
      code: z.string(),
      /** One sheet by its name; null: all of them. */
      sheet: z.string().nullable().default(null),
    }),
    output: edited,
  },
  'rows.undo': { input: z.object({ job: jobId }), output: edited },
  'rows.redo': { input: z.object({ job: jobId }), output: edited },
};
