package org.confab.core.directory;

import java.util.List;
import org.confab.core.Refused;
import org.confab.core.SipDomains;
import org.confab.core.soap.SoapCall;
import org.confab.core.soap.SoapMethod;
import org.confab.protocol.directory.DirectoryAnswer;
import org.confab.protocol.directory.DirectoryEntry;
import org.confab.protocol.directory.DirectoryQuery;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/**
 * The SOAP method {@code directorySearch}, sent to a domain of this server: people by the
 * beginnings of their names, addresses and so on. Every user may search; everybody of the directory
 * is found, of whatever domain that is served.
 */
public final class DirectorySearch implements SoapMethod {
  private final SipDomains domains;
  private final SearchStore store;

  /** Searches for users of those domains. */
  public DirectorySearch(SipDomains domains, SearchStore store) {
    this.domains = domains;
    this.store = store;
  }

  /**
   * Answers a search.
   *
   * @throws Refused {@code 404} for another domain or a single user, {@code 400} for a bad query
   */
  @Override
  public List<XmlElement> call(SoapCall call) {
    SipUri target = call.target();
    if (!target.user().isEmpty() || !domains.isOurs(target.host())) {
      throw new Refused(
          404, Diagnostic.RESOURCE_UNKNOWN, "a search is for the domain, not " + target);
    }
    return search(call.read(DirectoryQuery::read)).write();
  }

  /** One more than wanted is looked for: it tells whether there are more. */
  private DirectoryAnswer search(DirectoryQuery query) {
    List<User> found = store.search(query.terms(), domains, query.maxResults() + 1);
    return new DirectoryAnswer(
        found.stream().limit(query.maxResults()).map(DirectorySearch::entry).toList(),
        found.size() > query.maxResults());
  }

  private static DirectoryEntry entry(User user) {
    Affiliation work = user.affiliation();
    return new DirectoryEntry(
        user.aor(),
        user.displayName(),
        user.email(),
        user.title(),
        user.office(),
        user.phone(),
        work.company(),
        work.city(),
        work.state(),
        work.country());
  }
}
