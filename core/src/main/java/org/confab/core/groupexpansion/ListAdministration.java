package org.confab.core.groupexpansion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.SipUri;

/**
 * What administrators do with distribution lists. Those that come from the directory which this
 * server follows are the directory's: they are shown and not changed here.
 */
public final class ListAdministration {
  /** Most lists that are made here. */
  public static final int MAX_LISTS = 10_000;

  /** Most members that a list made here names. */
  public static final int MAX_MEMBERS = 1_000;

  private static final int BATCH = 500;

  private final DistributionListStore lists;
  private final Predicate<MailAddress> followed;
  private final UserDirectory users;

  /**
   * Administers the lists of that store.
   *
   * @param followed whether a list is the directory's
   */
  public ListAdministration(
      DistributionListStore lists, Predicate<MailAddress> followed, UserDirectory users) {
    this.lists = lists;
    this.followed = followed;
    this.users = users;
  }

  /** All lists, by address. */
  public List<DistributionList> all() {
    List<DistributionList> all = new ArrayList<>();
    List<DistributionList> some = lists.page(Optional.empty(), BATCH);
    while (!some.isEmpty()) {
      all.addAll(some);
      some =
          some.size() < BATCH
              ? List.of()
              : lists.page(Optional.of(some.get(some.size() - 1).address()), BATCH);
    }
    return all;
  }

  /** Whether a list is the directory's. */
  public boolean isFollowed(MailAddress address) {
    return followed.test(address);
  }

  /**
   * A list.
   *
   * @throws ListRefused if there is none
   */
  public DistributionList get(MailAddress address) {
    return lists
        .find(address)
        .orElseThrow(
            () -> new ListRefused(ListRefused.Why.UNKNOWN, "There is no list " + address + "."));
  }

  /**
   * Makes a list.
   *
   * @param members addresses of users of this deployment or of lists, in order
   * @throws ListRefused if there is one of that address, or a user, or a member is nobody
   */
  public synchronized DistributionList create(
      MailAddress address, String displayName, List<String> members) {
    if (lists.find(address).isPresent() || followed.test(address)) {
      throw new ListRefused(ListRefused.Why.EXISTS, "There is a list " + address + " already.");
    }
    if (user(address.asString()).isPresent()) {
      throw new ListRefused(ListRefused.Why.EXISTS, address + " is the address of a user.");
    }
    if (all().size() >= MAX_LISTS) {
      throw new ListRefused(ListRefused.Why.BAD, "There are " + MAX_LISTS + " lists, the most.");
    }
    DistributionList list = list(address, displayName, members.stream().map(this::entry).toList());
    lists.save(list);
    return list;
  }

  private static DistributionList list(
      MailAddress address, String displayName, List<ListEntry> entries) {
    if (entries.size() > MAX_MEMBERS) {
      throw new ListRefused(
          ListRefused.Why.BAD, "A list has " + MAX_MEMBERS + " members at the most.");
    }
    try {
      return new DistributionList(
          address, displayName.isEmpty() ? address.nickname() : displayName, entries);
    } catch (IllegalArgumentException tooLong) {
      throw new ListRefused(ListRefused.Why.BAD, String.valueOf(tooLong.getMessage()));
    }
  }

  /** Removes a list; lists that name it go on naming it. */
  public synchronized void remove(MailAddress address) {
    var unused = own(address);
    lists.remove(address);
  }

  /** Adds a member at the end; nothing changes if it is in the list. */
  public synchronized DistributionList add(MailAddress address, String member) {
    DistributionList list = own(address);
    List<ListEntry> entries =
        Stream.concat(list.entries().stream(), Stream.of(entry(member))).distinct().toList();
    if (entries.size() > Math.max(MAX_MEMBERS, list.entries().size())) {
      throw new ListRefused(
          ListRefused.Why.BAD, "A list has " + MAX_MEMBERS + " members at the most.");
    }
    DistributionList more = list.with(entries);
    lists.save(more);
    return more;
  }

  /** Takes a member out. */
  public synchronized DistributionList take(MailAddress address, String member) {
    DistributionList list = own(address);
    String wanted = mail(member).asString();
    List<ListEntry> entries =
        list.entries().stream().filter(entry -> !text(entry).equals(wanted)).toList();
    if (entries.size() == list.entries().size()) {
      throw new ListRefused(ListRefused.Why.UNKNOWN, wanted + " is not in " + address + ".");
    }
    DistributionList fewer = list.with(entries);
    lists.save(fewer);
    return fewer;
  }

  private DistributionList own(MailAddress address) {
    DistributionList list = get(address);
    if (followed.test(address)) {
      throw new ListRefused(
          ListRefused.Why.OWNED,
          address + " comes from the directory that this server follows: change it there.");
    }
    return list;
  }

  /** How an entry is told: the address of a person or a list, or the id of somebody outside. */
  public static String text(ListEntry entry) {
    if (entry instanceof ListEntry.Person person) {
      return person.aor().address();
    }
    return entry instanceof ListEntry.SubList list
        ? list.address().asString()
        : ((ListEntry.Outside) entry).id().toString();
  }

  private ListEntry entry(String member) {
    MailAddress address = mail(member);
    Optional<SipUri> user = user(address.asString());
    if (user.isPresent()) {
      return new ListEntry.Person(user.get());
    }
    if (lists.find(address).isPresent()) {
      return new ListEntry.SubList(address);
    }
    throw new ListRefused(
        ListRefused.Why.BAD, "There is neither a user nor a list " + address + ".");
  }

  private Optional<SipUri> user(String address) {
    try {
      return users.find(SipUri.parse("sip:" + address)).map(user -> user.aor());
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }

  private static MailAddress mail(String text) {
    try {
      return MailAddress.parse(text);
    } catch (IllegalArgumentException none) {
      throw new ListRefused(
          ListRefused.Why.BAD, "A member is an address such as alice@example.com.");
    }
  }
}
