import {
  columnResizingFeature,
  columnSizingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { GridColumn } from './grid-row.ts';

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
const NO_ROWS: object[] = [];
const RANGE = { minSize: 48, maxSize: 720 };

/** The columns with their widths, which the person may change by pointer and by keyboard. */
export function useColumnWidths(columns: readonly GridColumn[]) {
  const defs = useMemo(
    () =>
      columns.map((column, index): ColumnDef<typeof features, object> => ({
        id: String(index),
        header: column.header,
        size: column.width,
        ...RANGE,
      })),
    [columns],
  );
  // Rows come by the page from elsewhere; the table keeps the columns only.
  const table = useTable({ features, columns: defs, data: NO_ROWS, columnResizeMode: 'onChange' });
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const widths = headers.map((header) => header.getSize());
  return {
    widths,
    /** Starts when a person takes hold of a column's edge. */
    startResize: (index: number) => headers[index]?.getResizeHandler(),
    resizing: headers.findIndex((header) => header.column.getIsResizing()),
    resizeBy(index: number, pixels: number) {
      const width = Math.max(RANGE.minSize, Math.min(RANGE.maxSize, (widths[index] ?? 0) + pixels));
      table.setColumnSizing((before) => ({ ...before, [String(index)]: width }));
    },
    resetWidth: (index: number) => headers[index]?.column.resetSize(),
  };
}
