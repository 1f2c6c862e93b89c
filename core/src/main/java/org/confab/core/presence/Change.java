package org.confab.core.presence;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.confab.core.SipDomains;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.ContainerId;
import org.confab.protocol.sip.SipUri;

/**
 * What became of one user in a short time: a burst of publications is one change. It keeps every
 * document that was written of it, so that all watchers who see the same share it; nothing else
 * refers to the change, and so they go together.
 */
final class Change {
  /** The moment before anything: a watcher who is told everything. */
  private static final Optional<Presentity> NOTHING = Optional.empty();

  private final Presentity before;
  private final Presentity after;
  private final long opened;
  private final SipDomains domains;
  private final Map<Shown, Optional<byte[]>> documents = new ConcurrentHashMap<>();

  /**
   * A change.
   *
   * @param opened its place in the order of changes and new watches
   * @param domains whose users are colleagues
   */
  Change(Presentity before, Presentity after, long opened, SipDomains domains) {
    this.before = before;
    this.after = after;
    this.opened = opened;
    this.domains = domains;
  }

  /** What makes two watchers see the same change. */
  private record Shown(
      Optional<Presentity> from,
      ContainerId before,
      ContainerId after,
      boolean own,
      ViewEncoder encoder,
      Set<CategoryName> wanted) {}

  SipUri user() {
    return after.user();
  }

  Presentity before() {
    return before;
  }

  /** Its place in the order of changes and new watches. */
  long opened() {
    return opened;
  }

  /** The same change with what came next. */
  Change then(Presentity next) {
    return new Change(before, next, opened, domains);
  }

  /** Everything that the watcher sees of the user. */
  byte[] whole(SipUri watcher, ViewEncoder encoder, Set<CategoryName> wanted) {
    return written(NOTHING, watcher, encoder, wanted).orElseGet(() -> new byte[0]);
  }

  /** What is new to a watcher who knows {@code from}; empty if he would notice nothing. */
  Optional<byte[]> since(
      Presentity from, SipUri watcher, ViewEncoder encoder, Set<CategoryName> wanted) {
    return written(Optional.of(from), watcher, encoder, wanted);
  }

  private Optional<byte[]> written(
      Optional<Presentity> from, SipUri watcher, ViewEncoder encoder, Set<CategoryName> wanted) {
    ContainerId now = after.containerOf(watcher, domains);
    Shown shown =
        new Shown(
            from,
            from.map(one -> one.containerOf(watcher, domains)).orElse(now),
            now,
            watcher.equals(after.user()),
            encoder,
            wanted);
    return documents.computeIfAbsent(shown, this::write);
  }

  private Optional<byte[]> write(Shown shown) {
    SeenPresence now = new SeenPresence(after, shown.after(), shown.own());
    return shown
        .from()
        .map(
            from ->
                shown
                    .encoder()
                    .change(
                        new SeenPresence(from, shown.before(), shown.own()), now, shown.wanted()))
        .orElseGet(() -> Optional.of(shown.encoder().whole(now, shown.wanted())));
  }
}
