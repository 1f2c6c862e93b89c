package org.confab.web.lists;

import java.util.List;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.ListAdministration;
import org.confab.web.answer.Member;

/** A distribution list. */
record ListAnswer(
    @Member(example = "sales@litwareinc.com") String address,
    @Member(example = "Sales") String displayName,
    @Member("Addresses of users and lists; ids of those outside") List<String> members,
    @Member("Whether nobody is told who is in it") boolean hidden,
    @Member("Whether it comes from the directory and is not changed here") boolean directory) {

  static ListAnswer of(DistributionList list, boolean followed) {
    return new ListAnswer(
        list.address().asString(),
        list.displayName(),
        list.entries().stream().map(ListAdministration::text).toList(),
        list.hidden(),
        followed);
  }
}
