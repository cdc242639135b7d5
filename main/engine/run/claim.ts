/** A create whose reply was lost. */
export type Wanted = { stepId: string; name: string; content: string };
/** A live entry that is neither known from planning nor claimed by an answer; content null where it cannot be told. */
export type Unclaimed = { id: string; name: string; content: string | null };

export type Claims = {
  /** Ids by step: ours, done. */
  ours: Map<string, string>;
  /** `more`: more alike are live than were sent. `other`: an entry of this name that no step of the job has. */
  conflicts: Map<string, 'more' | 'other'>;
  /** Steps of which nothing is live so far. */
  missing: string[];
};

/**
 * Decides which new entries are ours. Entries alike are interchangeable: as many as are wanted are
 * claimed. What holds something that no step of the job has may be ours in another form or someone
 * else's, so a step of its name that finds nothing else is left to a person.
 */
export function claim(
  wanted: readonly Wanted[],
  unclaimed: readonly Unclaimed[],
  jobContents: ReadonlySet<string>,
): Claims {
  const claims: Claims = { ours: new Map(), conflicts: new Map(), missing: [] };
  const byContent = new Map<string, string[]>();
  const otherNames = new Set<string>();
  for (const { id, name, content } of unclaimed) {
    if (content === null || !jobContents.has(content)) otherNames.add(name);
    else byContent.set(content, [...(byContent.get(content) ?? []), id]);
  }
  for (const [content, steps] of groupByContent(wanted)) {
    const ids = byContent.get(content) ?? [];
    steps.forEach(({ stepId, name }, at) => {
      const id = ids[at];
      if (ids.length > steps.length) claims.conflicts.set(stepId, 'more');
      else if (id !== undefined) claims.ours.set(stepId, id);
      else if (otherNames.has(name)) claims.conflicts.set(stepId, 'other');
      else claims.missing.push(stepId);
    });
  }
  return claims;
}

function groupByContent(wanted: readonly Wanted[]): Map<string, Wanted[]> {
  const groups = new Map<string, Wanted[]>();
  for (const one of wanted) {
    const group = groups.get(one.content);
    if (group) group.push(one);
    else groups.set(one.content, [one]);
  }
  return groups;
}
