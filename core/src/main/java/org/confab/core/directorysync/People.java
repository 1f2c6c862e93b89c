package org.confab.core.directorysync;

import java.util.Optional;
import java.util.function.Consumer;
import org.confab.core.accounts.AccountRefused;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.OutsiderStore;
import org.confab.core.directory.User;
import org.confab.core.directorysync.Tally.Deed;
import org.confab.core.groupexpansion.DistributionListStore;
import org.confab.protocol.sip.SipUri;

/**
 * Makes of a person of the directory what belongs here: an account, if he has an address of this
 * domain that nobody else has; else somebody without an account; else nothing. What is stored is
 * stored within the caller's transaction; what has to wait for its end goes to {@code after}.
 */
final class People {
  private final LinkStore links;
  private final SyncedAccounts accounts;
  private final OutsiderStore outsiders;
  private final DistributionListStore lists;
  private final boolean adopt;
  private final Tally tally;
  private final Departures departures;
  private final Consumer<DirectoryPerson> again;

  /** {@code again} takes who has to be looked at once more, in a transaction of his own. */
  People(
      Stores stores,
      boolean adopt,
      Tally tally,
      Departures departures,
      Consumer<DirectoryPerson> again) {
    this.links = stores.links();
    this.accounts = stores.accounts();
    this.outsiders = stores.outsiders();
    this.lists = stores.lists();
    this.adopt = adopt;
    this.tally = tally;
    this.departures = departures;
    this.again = again;
  }

  void apply(DirectoryPerson person, Consumer<Runnable> after) {
    Optional<Link> known = links.find(person.id()).map(this::recovered);
    Optional<SipUri> wanted;
    try {
      wanted = wanted(person);
    } catch (AccountRefused impossible) {
      refuse(person, known, String.valueOf(impossible.getMessage()));
      return;
    }
    Optional<SipUri> had = known.flatMap(Link::user);
    Optional<User> user = had.flatMap(accounts::findForChange);
    if (user.isEmpty()) {
      become(person, known, wanted, after);
    } else if (wanted.isEmpty()) {
      departures.addDemoted(person);
    } else if (wanted.equals(had)) {
      follow(person, known, user.get(), after);
    } else {
      move(person, known, user.get(), wanted.get(), after);
    }
    links.manager(person.id(), person.manager());
    links.logins(person.id(), person.logins());
  }

  /** If this server ended between the account's new address and its note of it: it is noted now. */
  private Link recovered(Link link) {
    Optional<SipUri> to = link.pending().renamingTo();
    boolean gone = link.user().flatMap(accounts::findForChange).isEmpty();
    if (to.isEmpty()
        || !gone
        || accounts.findForChange(to.get()).isEmpty()
        || links.ofUser(to.get()).isPresent()) {
      return link;
    }
    Link now = link.withUser(to.get()).renamingTo(Optional.empty());
    save(now, Optional.of(link));
    return now;
  }

  /** The address of the account that the person should have; addresses of others are no account. */
  private Optional<SipUri> wanted(DirectoryPerson person) {
    try {
      return person.address().map(accounts::address);
    } catch (AccountRefused refused) {
      if (refused.why() == AccountRefused.Why.FOREIGN_DOMAIN) {
        return Optional.empty();
      }
      throw refused;
    }
  }

  private void become(
      DirectoryPerson person,
      Optional<Link> known,
      Optional<SipUri> wanted,
      Consumer<Runnable> after) {
    if (wanted.isPresent()) {
      becomeUser(person, known, wanted.get(), after);
    } else if (person.worthShowing()) {
      becomeOutsider(person, known);
    } else {
      becomeNothing(person, known, "");
    }
  }

  private void becomeUser(
      DirectoryPerson person, Optional<Link> known, SipUri aor, Consumer<Runnable> after) {
    Optional<User> there = accounts.findForChange(aor);
    if (there.isEmpty()) {
      leaveOtherRoles(known);
      accounts.open(person.card().user(aor).withEnabled(person.enabled()));
      picture(person, aor, after);
      save(Link.ofUser(person, aor), known);
      after.accept(() -> tally.count(Deed.ADDED));
      return;
    }
    Optional<Link> owner = links.ofUser(aor);
    if (owner.isEmpty() && adopt) {
      leaveOtherRoles(known);
      follow(person, known, there.get(), after);
    } else {
      refuse(person, known, taken(aor, owner));
    }
  }

  private static String taken(SipUri aor, Optional<Link> owner) {
    return aor.asString()
        + owner
            .map(other -> " is already the address of " + other.name())
            .orElse(" is already the address of an account that was opened here");
  }

  private void becomeOutsider(DirectoryPerson person, Optional<Link> known) {
    known.flatMap(Link::list).ifPresent(lists::remove);
    Outsider now = new Outsider(person.id(), person.address(), person.card());
    if (!outsiders.find(person.id()).equals(Optional.of(now))) {
      outsiders.save(now);
    }
    save(Link.ofOutsider(person), known);
  }

  private void becomeNothing(DirectoryPerson person, Optional<Link> known, String why) {
    leaveOtherRoles(known);
    save(Link.ofNothing(person.id(), person.name(), why), known);
  }

  /** A person who has an account keeps it as it is. */
  private void refuse(DirectoryPerson person, Optional<Link> known, String why) {
    if (known.flatMap(Link::user).flatMap(accounts::findForChange).isPresent()) {
      save(known.orElseThrow().withName(person.name()).withRefused(why), known);
    } else {
      becomeNothing(person, known, why);
    }
    departures.addRefused(person);
  }

  private void leaveOtherRoles(Optional<Link> known) {
    known.filter(Link::outsider).ifPresent(link -> outsiders.remove(link.id()));
    known.flatMap(Link::list).ifPresent(lists::remove);
  }

  /** What is known of a user follows the directory; whether he may sign in does when it changes. */
  private void follow(
      DirectoryPerson person, Optional<Link> known, User before, Consumer<Runnable> after) {
    boolean wasEnabled = known.flatMap(Link::user).isEmpty() || known.get().enabled();
    boolean enable = person.enabled() && !wasEnabled && !before.enabled();
    User now =
        person
            .card()
            .user(before.aor())
            .withEnabled(before.enabled() || enable)
            .withTicketsNotBefore(before.ticketsNotBefore());
    if (!now.equals(before)) {
      accounts.change(now);
      after.accept(() -> tally.count(enable ? Deed.ENABLED : Deed.CHANGED));
      after.accept(() -> accounts.announce(before, now));
    }
    picture(person, before.aor(), after);
    save(Link.ofUser(person, before.aor()), known);
    if (!person.enabled() && before.enabled()) {
      after.accept(
          () -> {
            accounts.disable(before.aor());
            tally.count(Deed.DISABLED);
          });
    }
  }

  private void picture(DirectoryPerson person, SipUri aor, Consumer<Runnable> after) {
    if (person.photoTold() && accounts.picture(aor, person.photo())) {
      after.accept(accounts::picturesChanged);
    }
  }

  /** Somebody's time is over. It is done first and noted then: twice does no harm. */
  void expire(Link link) {
    SipUri aor = link.user().orElseThrow();
    boolean enabled =
        links.together(() -> accounts.findForChange(aor).filter(User::enabled).isPresent());
    if (enabled) {
      accounts.disable(aor);
      tally.count(Deed.DISABLED);
    }
    links.together(
        () -> {
          links.find(link.id()).ifPresent(now -> links.save(now.withEnabled(false)));
          return link;
        });
  }

  private void move(
      DirectoryPerson person,
      Optional<Link> known,
      User user,
      SipUri to,
      Consumer<Runnable> after) {
    if (accounts.findForChange(to).isPresent()) {
      refuse(person, known, taken(to, links.ofUser(to)));
      return;
    }
    Link link = known.orElseThrow();
    boolean disabledMeanwhile = user.enabled() && link.enabled();
    save(link.withEnabled(link.enabled() && !disabledMeanwhile).renamingTo(Optional.of(to)), known);
    after.accept(
        () -> {
          rename(link, user, to);
          tally.count(Deed.RENAMED);
          links.together(
              () -> {
                Link moved = link.withUser(to).renamingTo(Optional.empty()).withRefused("");
                save(moved, Optional.empty());
                return moved;
              });
          again.accept(person);
        });
  }

  private void rename(Link link, User user, SipUri to) {
    try {
      accounts.rename(user.aor(), to, user.enabled());
    } catch (RuntimeException failed) {
      links.together(() -> notRenamed(link));
      throw failed;
    }
  }

  /** If the account is as it was, so is what is known of it. */
  private Link notRenamed(Link link) {
    Optional<User> still = link.user().flatMap(accounts::findForChange);
    if (still.filter(user -> user.enabled() || !link.enabled()).isPresent()) {
      save(link, Optional.empty());
    } else if (still.isPresent()) {
      links.find(link.id()).ifPresent(now -> links.save(now.renamingTo(Optional.empty())));
    }
    return link;
  }

  /** Lists that name the entry are composed anew if it has become something else. */
  private void save(Link now, Optional<Link> known) {
    if (known.equals(Optional.of(now))) {
      return;
    }
    links.save(now);
    boolean same =
        known
            .filter(
                before ->
                    before.name().equals(now.name())
                        && before.user().equals(now.user())
                        && before.outsider() == now.outsider()
                        && before.list().equals(now.list()))
            .isPresent();
    if (!same) {
      links.outdated(now.name());
    }
  }
}
