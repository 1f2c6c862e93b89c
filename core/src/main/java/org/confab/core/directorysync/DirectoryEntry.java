package org.confab.core.directorysync;

import org.confab.core.directory.DirectoryId;

/** An entry of the directory as this server understands it. */
public sealed interface DirectoryEntry permits DirectoryPerson, DirectoryGroup {
  /** What the directory calls it for good. */
  DirectoryId id();

  /** Where it is now. */
  EntryName name();
}
