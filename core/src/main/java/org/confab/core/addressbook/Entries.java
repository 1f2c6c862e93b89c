package org.confab.core.addressbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.confab.core.directory.SearchTexts;
import org.confab.core.directory.User;
import org.confab.core.organisation.OrganisationStore;
import org.confab.core.photos.PhotoFacts;
import org.confab.core.photos.PhotoStore;
import org.confab.protocol.addressbook.AbAttribute;
import org.confab.protocol.sip.SipUri;

/** What is told of people who were found. What is asked of all of them is looked up at once. */
final class Entries {
  private final List<AbAttribute> wanted;
  private final OrganisationStore organisation;
  private final Map<SipUri, PhotoFacts> photos;
  private final Map<SipUri, SipUri> managers;

  Entries(
      List<User> people,
      List<AbAttribute> wanted,
      OrganisationStore organisation,
      PhotoStore photos) {
    List<SipUri> addresses = people.stream().map(User::aor).toList();
    this.wanted = wanted;
    this.organisation = organisation;
    this.photos =
        Collections.disjoint(wanted, AbAttribute.PHOTO) ? Map.of() : photos.facts(addresses);
    this.managers =
        wanted.contains(AbAttribute.MANAGER) ? organisation.managers(addresses) : Map.of();
  }

  /** Of the attributes that were asked for those that are known. */
  Map<AbAttribute, List<String>> of(User user) {
    Map<AbAttribute, List<String>> known = new LinkedHashMap<>();
    for (AbAttribute attribute : wanted) {
      List<String> texts =
          values(attribute, user).map(String::strip).filter(text -> !text.isEmpty()).toList();
      if (!texts.isEmpty()) {
        known.put(attribute, texts);
      }
    }
    return known;
  }

  private Stream<String> values(AbAttribute attribute, User user) {
    return switch (attribute) {
      case MANAGER -> Optional.ofNullable(managers.get(user.aor())).stream().map(SipUri::asString);
      case REPORTS ->
          organisation.reports(user.aor(), AddressBook.MAX_REPORTS).stream().map(SipUri::asString);
      case PHOTO_PATH -> photo(user).map(PhotoFacts::name);
      case PHOTO_SIZE -> photo(user).map(facts -> Integer.toString(facts.size()));
      case PHOTO_HASH -> photo(user).map(PhotoFacts::hash);
      default ->
          attribute.directory().stream().map(text -> attribute.told(SearchTexts.text(user, text)));
    };
  }

  private Stream<PhotoFacts> photo(User user) {
    return Optional.ofNullable(photos.get(user.aor())).stream();
  }
}
