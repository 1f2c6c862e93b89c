package org.confab.core.addressbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.confab.core.directory.SearchStore;
import org.confab.core.directory.SearchTexts;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.core.organisation.OrganisationStore;
import org.confab.core.photos.PhotoStore;
import org.confab.protocol.addressbook.AbEntryAnswer;
import org.confab.protocol.addressbook.AbEntryRequest;
import org.confab.protocol.directory.DirectoryTerm;
import org.confab.protocol.sip.SipUri;

/**
 * The web query of the address book ([MS-DLX]): the same people by the same beginnings of texts as
 * the directory search over SIP finds, and those who report to somebody.
 */
public final class AddressBook {
  /** Most people who are told, or looked at, of those who report to somebody. */
  public static final int MAX_REPORTS = 100;

  private final SearchStore store;
  private final UserDirectory users;
  private final OrganisationStore organisation;
  private final PhotoStore photos;

  /** Searches in these stores. */
  public AddressBook(
      SearchStore store, UserDirectory users, OrganisationStore organisation, PhotoStore photos) {
    this.store = store;
    this.users = users;
    this.organisation = organisation;
    this.photos = photos;
  }

  /** Searches; each person once, in the order of addresses within an alternative. */
  public AbEntryAnswer search(AbEntryRequest request) {
    List<User> team = request.superior().map(this::team).orElse(List.of());
    Map<String, User> found = new LinkedHashMap<>();
    for (List<DirectoryTerm> terms : request.alternatives()) {
      if (found.size() < request.maxResults()) {
        List<User> people =
            request.superior().isPresent()
                ? team.stream().filter(user -> fits(terms, user)).toList()
                : store.search(terms, users.domains(), request.maxResults());
        people.forEach(user -> found.putIfAbsent(user.aor().address(), user));
      }
    }
    List<User> people = found.values().stream().limit(request.maxResults()).toList();
    Entries entries = new Entries(people, request.wanted(), organisation, photos);
    return new AbEntryAnswer(people.stream().map(entries::of).toList());
  }

  private List<User> team(SipUri superior) {
    return organisation.reports(superior, MAX_REPORTS).stream()
        .map(users::find)
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean fits(List<DirectoryTerm> terms, User user) {
    return terms.stream().allMatch(term -> term.fits(SearchTexts.text(user, term.attribute())));
  }
}
