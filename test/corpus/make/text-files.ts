import { damagedFiles } from './damaged-files.ts';
import { encodedFiles } from './encoded-files.ts';
import { healthyFiles } from './healthy-files.ts';
import { hotelFiles } from './hotel-files.ts';
import type { Files } from './lines.ts';
import { meaningFiles } from './meaning-files.ts';
import { pbxFiles } from './pbx-files.ts';
import { refusedFiles } from './refused-files.ts';
import { shapedFiles } from './shaped-files.ts';

/** Text files as sites send them: what spreadsheets, PBXs and hotel systems write as CSV or TXT. */
export function textFiles(): Files {
  return {
    ...healthyFiles(),
    ...encodedFiles(),
    ...pbxFiles(),
    ...hotelFiles(),
    ...shapedFiles(),
    ...damagedFiles(),
    ...meaningFiles(),
    ...refusedFiles(),
  };
}
