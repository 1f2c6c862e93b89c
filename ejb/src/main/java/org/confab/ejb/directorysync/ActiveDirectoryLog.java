package org.confab.ejb.directorysync;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.confab.core.directorysync.SyncCookie;

/**
 * Active Directory counts every change on a domain controller ([MS-ADTS] 3.1.1.1.9). The numbers
 * are this controller's own, and of this life of its database: with another, everything is read.
 */
final class ActiveDirectoryLog implements ChangeLog {
  /** LDAP_CAP_ACTIVE_DIRECTORY_OID. */
  private static final String CAPABILITY = "1.2.840.113556.1.4.800";

  private static final String PREFIX = "usn:";

  private final String controller;
  private final long highest;
  private final Optional<String> deleted;

  private ActiveDirectoryLog(String controller, long highest, Optional<String> deleted) {
    this.controller = controller;
    this.highest = highest;
    this.deleted = deleted;
  }

  /** Whether that is one. */
  static boolean is(RootDSE root) {
    String[] capabilities = root.getAttributeValues("supportedCapabilities");
    return capabilities != null && Arrays.asList(capabilities).contains(CAPABILITY);
  }

  static ActiveDirectoryLog of(LDAPConnection connection, RootDSE root) throws LDAPException {
    Long highest = root.getAttributeValueAsLong("highestCommittedUSN");
    if (highest == null) {
      throw new LDAPException(ResultCode.NO_SUCH_ATTRIBUTE, "no highestCommittedUSN");
    }
    return new ActiveDirectoryLog(
        controller(connection, root.getAttributeValue("dsServiceName")),
        highest,
        Optional.ofNullable(root.getAttributeValue("defaultNamingContext"))
            .map(context -> "CN=Deleted Objects," + context));
  }

  /** Its invocationId, or where that cannot be read, its name. */
  private static String controller(LDAPConnection connection, String service) throws LDAPException {
    if (service == null) {
      throw new LDAPException(ResultCode.NO_SUCH_ATTRIBUTE, "no dsServiceName");
    }
    SearchResultEntry settings = connection.getEntry(service, "invocationId");
    byte[] id = settings == null ? null : settings.getAttributeValueBytes("invocationId");
    return id == null ? NameKey.of(service) : HexFormat.of().formatHex(id);
  }

  @Override
  public Filter people() {
    return Filter.createORFilter(
        Filter.createANDFilter(
            Filter.createEqualityFilter("objectCategory", "person"),
            Filter.createORFilter(
                Filter.createEqualityFilter("objectClass", "user"),
                Filter.createEqualityFilter("objectClass", "contact"))),
        Filter.createEqualityFilter("objectCategory", "group"));
  }

  @Override
  public List<String> attributes() {
    return List.of();
  }

  @Override
  public Optional<String> deleted() {
    return deleted;
  }

  @Override
  public boolean isElsewhere(SyncCookie since) {
    return last(since).isEmpty();
  }

  private String mine() {
    return PREFIX + controller + ":";
  }

  /** How far this controller was read in this life of its database. */
  private Optional<Long> last(SyncCookie since) {
    String mine = mine();
    return Optional.of(since.text())
        .filter(text -> text.startsWith(mine))
        .map(text -> Long.parseLong(text.substring(mine.length())))
        .filter(last -> last <= highest);
  }

  @Override
  public Round begin(Optional<SyncCookie> since) {
    Optional<Filter> changed =
        since
            .flatMap(this::last)
            .map(last -> Filter.createGreaterOrEqualFilter("uSNChanged", Long.toString(last + 1)));
    return new Round() {
      @Override
      public Optional<Filter> filter() {
        return changed;
      }

      @Override
      public void seen(SearchResultEntry entry) {
        // The number was asked for before: what changes meanwhile comes again.
      }

      @Override
      public SyncCookie cookie() {
        return new SyncCookie(mine() + highest);
      }
    };
  }
}
