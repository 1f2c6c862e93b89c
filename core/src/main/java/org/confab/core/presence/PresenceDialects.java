package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.sip.Diagnostic;

/**
 * The ways to ask for presence and to be told of it; one row each. The first that fits is taken.
 *
 * @param lists the ways to watch many
 * @param encoders the media types for who watches one
 */
public record PresenceDialects(List<ListDialect> lists, List<ViewEncoder> encoders) {
  /** Copies its lists. */
  public PresenceDialects {
    lists = List.copyOf(lists);
    encoders = List.copyOf(encoders);
  }

  /** A request to watch many. */
  record Batch(ListDialect dialect, BatchSubscribe request) {}

  /** What the request asks to watch, if it is a list. */
  Optional<Batch> batch(SubscribeRequest request) {
    for (ListDialect dialect : lists) {
      Optional<BatchSubscribe> read = dialect.read(request);
      if (read.isPresent()) {
        return Optional.of(new Batch(dialect, read.get()));
      }
    }
    if (request.body().isPresent()) {
      throw new Refused(
          415,
          Diagnostic.CONTENT_TYPE_UNEXPECTED,
          "no list of users: " + request.body().get().contentType());
    }
    return Optional.empty();
  }

  /** In what a single user is told; {@code 406} if the watcher reads nothing that there is. */
  ViewEncoder encoder(SubscribeRequest request) {
    return encoders.stream()
        .filter(one -> one.answers(request))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    406,
                    Diagnostic.CONTENT_TYPE_UNEXPECTED,
                    "presence is not to be had as " + request.accept()));
  }
}
