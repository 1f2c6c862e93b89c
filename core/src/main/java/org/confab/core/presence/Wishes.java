package org.confab.core.presence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.sip.SipUri;

/**
 * What a watch wants of whom, in the order of asking. Most watch few, and everybody who is signed
 * in watches: so a few stand in one array, and only many in a table. One thread at a time.
 */
final class Wishes {
  /** Beyond this, to look at each of them is too slow. */
  static final int FEW = 8;

  private static final Wish[] NONE = {};

  private Wish[] few = NONE;
  private Optional<Map<SipUri, Wish>> many = Optional.empty();

  /**
   * What is wanted of one user.
   *
   * @param since the moment in the order of changes from which on he is known
   */
  record Wish(SipUri user, Set<CategoryName> categories, long since) {}

  Optional<Wish> find(SipUri user) {
    if (many.isPresent()) {
      return Optional.ofNullable(many.get().get(user));
    }
    int at = at(user);
    return at < 0 ? Optional.empty() : Optional.of(few[at]);
  }

  private int at(SipUri user) {
    for (int at = 0; at < few.length; at++) {
      if (few[at].user().equals(user)) {
        return at;
      }
    }
    return -1;
  }

  /** One more, or another one in that user's place. */
  void put(Wish wish) {
    if (many.isPresent()) {
      many.get().put(wish.user(), wish);
      return;
    }
    int at = at(wish.user());
    if (at >= 0) {
      few[at] = wish;
    } else if (few.length < FEW) {
      Wish[] more = Arrays.copyOf(few, few.length + 1);
      more[few.length] = wish;
      few = more;
    } else {
      Map<SipUri, Wish> all = new LinkedHashMap<>();
      for (Wish one : few) {
        all.put(one.user(), one);
      }
      all.put(wish.user(), wish);
      many = Optional.of(all);
      few = NONE;
    }
  }

  /** That user's is gone, if there was one. */
  void remove(SipUri user) {
    if (many.isPresent()) {
      many.get().remove(user);
      return;
    }
    int gone = at(user);
    if (gone >= 0) {
      Wish[] less = new Wish[few.length - 1];
      System.arraycopy(few, 0, less, 0, gone);
      System.arraycopy(few, gone + 1, less, gone, less.length - gone);
      few = less.length == 0 ? NONE : less;
    }
  }

  int size() {
    return many.map(Map::size).orElse(few.length);
  }

  /** Everybody of whom something is wanted; a copy. */
  List<SipUri> users() {
    if (many.isPresent()) {
      return new ArrayList<>(many.get().keySet());
    }
    List<SipUri> users = new ArrayList<>(few.length);
    for (Wish one : few) {
      users.add(one.user());
    }
    return users;
  }
}
