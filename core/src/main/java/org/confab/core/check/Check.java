package org.confab.core.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one table of what is tried, in its order. A check whose needs have failed is not tried: one
 * fault is told once, where it is.
 */
public enum Check {
  DATABASE("database", "the database answers", 5),
  CERTIFICATES("certificates", "certificates that the listeners show, and their CAs", 5),
  MEDIA_SERVER("media-server", "a media server is registered and reached", 5),
  DIRECTORY("directory", "the directory of people is followed", 5),
  CHECK_USERS("check-users", "the two check users may sign in", 5, DATABASE),
  SIGN_IN_NTLM("sign-in-ntlm", "sign-in with NTLM", 5, CHECK_USERS),
  SIGN_IN_DIGEST("sign-in-digest", "sign-in with Digest", 5, CHECK_USERS),
  SIGN_IN_TLS_DSK(
      "sign-in-tls-dsk", "web ticket, certificate, sign-in with TLS-DSK", 8, CHECK_USERS),
  SIGN_IN_KERBEROS("sign-in-kerberos", "the keytab for sign-in with Kerberos", 5),
  PRESENCE("presence", "one publishes, who watches is told", 6, CHECK_USERS),
  MESSAGES("im", "instant messages both ways", 6, CHECK_USERS),
  CONFERENCE("conference", "a conference with messages", 8, CHECK_USERS, MEDIA_SERVER),
  AUDIO("audio", "a conference with sound", 8, CHECK_USERS, MEDIA_SERVER),
  DISTRIBUTION_LIST("distribution-list", "a distribution list is expanded", 5, CHECK_USERS),
  ADDRESS_BOOK("address-book", "somebody is found in the address book", 5, CHECK_USERS),
  ADDRESS_FILE("address-file", "the address book file is fetched", 5, CHECK_USERS),
  LOCATION("location", "a place is looked up", 5, CHECK_USERS);

  /** How long all of them together may take. */
  public static final Duration ALL = Duration.ofSeconds(28);

  private final String wireName;
  private final String words;
  private final Duration limit;
  private final List<Check> needs;

  Check(String wireName, String words, int seconds, Check... needs) {
    this.wireName = wireName;
    this.words = words;
    this.limit = Duration.ofSeconds(seconds);
    this.needs = List.of(needs);
  }

  /** Its name for people and programs. */
  public String wireName() {
    return wireName;
  }

  /** What it tries, in words. */
  public String words() {
    return words;
  }

  /** How long it may take. */
  public Duration limit() {
    return limit;
  }

  /** What must work before it makes sense to try. */
  List<Check> needs() {
    return needs;
  }

  /** The check of that name, in any case. */
  public static Optional<Check> named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.wireName.equalsIgnoreCase(name.strip()))
        .findFirst();
  }

  /** These and all that they need, in the order of the table. */
  static Set<Check> withNeeds(Set<Check> wanted) {
    Set<Check> all = new LinkedHashSet<>();
    for (Check one : values()) {
      if (wanted.stream().anyMatch(it -> it.wants(one))) {
        all.add(one);
      }
    }
    return all;
  }

  private boolean wants(Check other) {
    return this == other || needs.stream().anyMatch(need -> need.wants(other));
  }
}
