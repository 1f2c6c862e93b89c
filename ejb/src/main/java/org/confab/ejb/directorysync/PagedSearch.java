package org.confab.ejb.directorysync;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.confab.core.directorysync.DirectoryUnavailable;

/** Reads the answer to a search page after page (RFC 2696). */
final class PagedSearch {
  /** Entries of a page. */
  static final int PAGE = 200;

  /** [MS-ADTS] 3.1.1.3.4.1.14: deleted entries are found too. */
  private static final String SHOW_DELETED = "1.2.840.113556.1.4.417";

  private final LDAPConnection connection;
  private final List<String> pictures;

  /** The attributes of pictures are kept as far as they are of use. */
  PagedSearch(LDAPConnection connection, List<String> pictures) {
    this.connection = connection;
    this.pictures = pictures;
  }

  /** Everything below there that fits. */
  void each(
      String base, Filter filter, List<String> attributes, Consumer<List<SearchResultEntry>> page) {
    read(base, filter, attributes, List.of(), page);
  }

  /** The same with entries that are deleted. */
  void eachDeleted(
      String base, Filter filter, List<String> attributes, Consumer<List<SearchResultEntry>> page) {
    read(base, filter, attributes, List.of(new Control(SHOW_DELETED, true)), page);
  }

  private void read(
      String base,
      Filter filter,
      List<String> attributes,
      List<Control> controls,
      Consumer<List<SearchResultEntry>> page) {
    try {
      ASN1OctetString cookie = new ASN1OctetString();
      boolean more = true;
      while (more) {
        List<SearchResultEntry> found = new ArrayList<>();
        SearchRequest request =
            new SearchRequest(
                new Keeping(pictures, found),
                base,
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                0,
                Math.toIntExact(LdapConnector.ANSWER.toSeconds()),
                false,
                filter,
                attributes.toArray(String[]::new));
        List<Control> all = new ArrayList<>(controls);
        all.add(new SimplePagedResultsControl(PAGE, cookie, true));
        request.setControls(all);
        SearchResult result = connection.search(request);
        page.accept(found);
        SimplePagedResultsControl answer = SimplePagedResultsControl.get(result);
        more = answer != null && answer.moreResultsToReturn();
        cookie = more ? answer.getCookie() : cookie;
      }
    } catch (LDAPException failed) {
      throw new DirectoryUnavailable(Sentences.of(failed), failed);
    }
  }

  /**
   * Whether the deleted entries there can be read. Everybody is told that there is such a place;
   * who may look into it is told what it is called for good.
   */
  boolean seesDeleted(String place) {
    SearchRequest request =
        new SearchRequest(
            place, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), "objectGUID");
    request.addControl(new Control(SHOW_DELETED, true));
    try {
      return connection.search(request).getSearchEntries().stream()
          .anyMatch(entry -> entry.hasAttribute("objectGUID"));
    } catch (LDAPException hidden) {
      return false;
    }
  }
}
