package org.confab.web.locations;

import org.confab.web.answer.Member;

/** A table was entered. */
record EnteredAnswer(@Member(value = "How many entries it has", example = "4") int entries) {}
