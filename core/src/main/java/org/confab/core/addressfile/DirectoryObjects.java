package org.confab.core.addressfile;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.confab.core.SipDomains;
import org.confab.core.directory.Card;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.User;
import org.confab.core.directory.UserStore;
import org.confab.core.groupexpansion.DistributionList;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.protocol.abs.AbsAttribute;

/**
 * The users of the domains that are served who may sign in, people of the directory without an
 * account, and the distribution lists. What users and lists are known by is made of their address:
 * who gets another address is somebody else to clients.
 */
public final class DirectoryObjects implements AddressBookSource {
  private static final int PAGE = 500;

  /**
   * A group of the mail system that is not for permissions ([MS-ADTS] 2.2.12, GLOBAL | UNIVERSAL).
   */
  private static final String DISTRIBUTION_GROUP = "8";

  private final SipDomains domains;
  private final UserStore users;
  private final OutsiderStore outsiders;
  private final DistributionListStore lists;

  /** Shows what is in these stores, of the users those of these domains. */
  public DirectoryObjects(
      SipDomains domains, UserStore users, OutsiderStore outsiders, DistributionListStore lists) {
    this.domains = domains;
    this.users = users;
    this.outsiders = outsiders;
    this.lists = lists;
  }

  @Override
  public void each(Consumer<AddressBookObject> taker) {
    DirectoryObjects.<User>each(
        after -> users.page(after.map(User::aor), PAGE),
        user -> {
          if (user.enabled() && domains.isOurs(user.aor().host())) {
            taker.accept(object(user));
          }
        });
    DirectoryObjects.<Outsider>each(
        after -> outsiders.page(after.map(Outsider::id), PAGE),
        outsider -> taker.accept(object(outsider)));
    DirectoryObjects.<DistributionList>each(
        after -> lists.page(after.map(DistributionList::address), PAGE),
        list -> taker.accept(object(list)));
  }

  private static <T> void each(Function<Optional<T>, List<T>> pages, Consumer<T> taker) {
    List<T> page = pages.apply(Optional.empty());
    while (!page.isEmpty()) {
      page.forEach(taker);
      page = pages.apply(Optional.of(page.get(page.size() - 1)));
    }
  }

  private static AddressBookObject object(User user) {
    Map<AbsAttribute, List<String>> known = card(user.card());
    known.put(AbsAttribute.SIP_ADDRESS, List.of(user.aor().asString()));
    return new AddressBookObject(id(user.aor().asString()), known);
  }

  private static AddressBookObject object(Outsider outsider) {
    Map<AbsAttribute, List<String>> known = card(outsider.card());
    outsider
        .address()
        .ifPresent(uri -> known.put(AbsAttribute.SIP_ADDRESS, List.of(uri.asString())));
    return new AddressBookObject(id("entry:" + outsider.id()), known);
  }

  private static Map<AbsAttribute, List<String>> card(Card card) {
    Map<AbsAttribute, List<String>> known = new EnumMap<>(AbsAttribute.class);
    known.put(AbsAttribute.DISPLAY_NAME, List.of(card.displayName()));
    known.put(AbsAttribute.TITLE, List.of(card.title()));
    known.put(AbsAttribute.COMPANY, List.of(card.affiliation().company()));
    known.put(AbsAttribute.OFFICE, List.of(card.office()));
    known.put(AbsAttribute.WORK_PHONE, List.of(card.phone()));
    known.put(AbsAttribute.HOME_PHONE, List.of(card.numbers().home()));
    known.put(AbsAttribute.MOBILE, List.of(card.numbers().mobile()));
    known.put(AbsAttribute.OTHER_PHONE, List.of(card.numbers().other()));
    known.put(AbsAttribute.MAIL, List.of(card.email()));
    return known;
  }

  private static AddressBookObject object(DistributionList list) {
    Map<AbsAttribute, List<String>> known = new EnumMap<>(AbsAttribute.class);
    known.put(AbsAttribute.DISPLAY_NAME, List.of(list.displayName()));
    known.put(AbsAttribute.MAIL_NICKNAME, List.of(list.address().nickname()));
    known.put(AbsAttribute.MAIL, List.of(list.address().asString()));
    known.put(AbsAttribute.GROUP_TYPE, List.of(DISTRIBUTION_GROUP));
    return new AddressBookObject(id("list:" + list.address().asString()), known);
  }

  private static UUID id(String address) {
    return UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
  }
}
