package org.confab.web.directory;

import java.util.List;
import org.confab.core.directorysync.SyncReport;
import org.confab.web.answer.Member;

/** What reading the directory once more has done. */
record SynchronisationAnswer(
    @Member("Whether all of it was read") boolean complete,
    int added,
    int changed,
    int renamed,
    int enabled,
    int disabled,
    int removed,
    int lists,
    int failed,
    @Member("How many removals wait for an order that allows them") long withheld,
    List<String> problems) {

  static SynchronisationAnswer of(SyncReport report) {
    return new SynchronisationAnswer(
        report.complete(),
        report.added(),
        report.changed(),
        report.renamed(),
        report.enabled(),
        report.disabled(),
        report.removed(),
        report.lists(),
        report.failed(),
        report.withheld(),
        report.problems());
  }
}
