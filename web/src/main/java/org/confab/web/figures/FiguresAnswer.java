package org.confab.web.figures;

import java.util.Map;
import org.confab.web.answer.Member;

/** How much there is of everything. */
record FiguresAnswer(
    @Member("How much is in memory now") Map<String, Long> gauges,
    @Member("How many rows each table has") Map<String, Long> tables,
    @Member("What web services were asked") Map<String, ServiceAnswer> web,
    @Member("What the figures count") Map<String, String> help) {}
