/**
 * Gives each row at most one column, and each column to at most one row, so that the weights given away
 * add up to the most (the Hungarian method). Greedy choice would let a column that fits two rows take
 * the one that another column needs.
 *
 * @param weights by row, then column; 0 or less: the two do not go together
 * @returns the column of each row, -1 where it gets none; costs rows² × columns
 */
export function bestAssignment(weights: readonly (readonly number[])[]): number[] {
  const rows = weights.length;
  const real = weights[0]?.length ?? 0;
  // A column of nobody for each row, so that a row may stay without.
  const columns = real + rows;
  const cost = (row: number, column: number): number =>
    -Math.max(0, weights[row - 1]?.[column - 1] ?? 0);

  // Positions count from 1; 0 is where each search begins. `owner` is the row that holds a column.
  const rowPrice = new Float64Array(rows + 1);
  const columnPrice = new Float64Array(columns + 1);
  const owner = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    const cameFrom = searchFor(row);
    let column = cameFrom.end;
    while (column !== 0) {
      const before = cameFrom.columns[column] ?? 0;
      owner[column] = owner[before] ?? 0;
      column = before;
    }
  }

  const given = weights.map(() => -1);
  for (let column = 1; column <= real; column++) {
    const row = (owner[column] ?? 0) - 1;
    if (row >= 0 && (weights[row]?.[column - 1] ?? 0) > 0) given[row] = column - 1;
  }
  return given;

  /** The cheapest way from a row to a free column, moving rows that are in the way. */
  function searchFor(row: number): { end: number; columns: Int32Array } {
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const from = new Int32Array(columns + 1);
    const done = new Uint8Array(columns + 1);
    owner[0] = row;
    let at = 0;
    do {
      done[at] = 1;
      const holder = owner[at] ?? 0;
      let least = Infinity;
      let next = 0;
      for (let column = 1; column <= columns; column++) {
        if (done[column]) continue;
        const reduced = cost(holder, column) - (rowPrice[holder] ?? 0) - (columnPrice[column] ?? 0);
        if (reduced < (slack[column] ?? 0)) {
          slack[column] = reduced;
          from[column] = at;
        }
        if ((slack[column] ?? 0) < least) {
          least = slack[column] ?? 0;
          next = column;
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (done[column]) {
          const held = owner[column] ?? 0;
          rowPrice[held] = (rowPrice[held] ?? 0) + least;
          columnPrice[column] = (columnPrice[column] ?? 0) - least;
        } else {
          slack[column] = (slack[column] ?? 0) - least;
        }
      }
      at = next;
    } while (owner[at] !== 0);
    return { end: at, columns: from };
  }
}
