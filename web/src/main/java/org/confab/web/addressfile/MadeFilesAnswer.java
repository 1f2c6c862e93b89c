package org.confab.web.addressfile;

import org.confab.web.answer.Member;

/** Address book files were made. */
record MadeFilesAnswer(
    @Member(example = "F-2d9a.lsabs") String file,
    @Member("How many the full file holds") int contacts,
    @Member("How many earlier files lead to it") int deltas) {}
