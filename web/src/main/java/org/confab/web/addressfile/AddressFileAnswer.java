package org.confab.web.addressfile;

import java.time.LocalDate;
import org.confab.web.answer.Member;

/** An address book file that is there. */
record AddressFileAnswer(
    @Member(example = "F-2d9a.lsabs") String name, LocalDate date, long bytes) {}
