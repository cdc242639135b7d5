type DroppedItem = {
  webkitGetAsEntry: () => { isDirectory: boolean; name: string } | null;
};

/** Names of the folders among what was dropped. */
export function droppedFolders(items: ArrayLike<DroppedItem>): string[] {
  return Array.from(items).flatMap((item) => {
    const entry = item.webkitGetAsEntry();
    return entry?.isDirectory ? [entry.name] : [];
  });
}
