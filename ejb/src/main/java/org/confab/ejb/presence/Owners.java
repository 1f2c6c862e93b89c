package org.confab.ejb.presence;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.confab.protocol.sip.SipUri;

/** Users as the column {@code owner} has them: {@code user@domain} in lower case. */
final class Owners {
  private Owners() {}

  static String key(SipUri user) {
    return user.aor().address();
  }

  static List<String> keys(Collection<SipUri> users) {
    return users.stream().map(Owners::key).toList();
  }

  /**
   * The rows of these users, of a query that is complete but for the condition on the owner. One
   * user, the most frequent case, has a query of its own: Hibernate translates what has a list for
   * a parameter every time anew.
   */
  static <T> List<T> rows(
      EntityManager database,
      Class<T> type,
      String queryUpToOwner,
      String order,
      Collection<SipUri> users) {
    boolean one = users.size() == 1;
    List<String> keys = keys(users);
    return database
        .createQuery(queryUpToOwner + (one ? " = :owner " : " in :owner ") + order, type)
        .setParameter("owner", one ? keys.get(0) : keys)
        .getResultList();
  }

  static SipUri user(String key) {
    return SipUri.parse("sip:" + key);
  }
}
