package org.confab.core.presence;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.lcs.AdhocList;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.sip.Diagnostic;

/** {@code adhoclist}, without categories ([MS-SIP] 3.3; {@code Require: adhoclist}). */
public final class AdhocListDialect implements ListDialect {
  private final ViewEncoder encoder;

  /** Writes with that encoder. */
  public AdhocListDialect(ViewEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public Optional<BatchSubscribe> read(SubscribeRequest request) {
    Optional<AdhocList> list =
        request
            .body()
            .filter(body -> XmlBody.isA(body, AdhocList.CONTENT_TYPE))
            .map(body -> XmlBody.read(body, AdhocList.CONTENT_TYPE, AdhocList::read));
    if (list.isPresent() && !list.get().uri().equals(request.subscriber().aor())) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "cannot watch for " + list.get().uri());
    }
    return list.map(AdhocListDialect::batch);
  }

  private static BatchSubscribe batch(AdhocList list) {
    boolean begins = list.operation() != AdhocList.Operation.DELETE;
    return new BatchSubscribe(
        list.uri(), List.of(new BatchSubscribe.Action(begins, "", list.resources(), List.of())));
  }

  @Override
  public ViewEncoder encoder() {
    return encoder;
  }

  /** The list's version, not the dialog's, tells clients which change came first. */
  @Override
  public boolean listsChanges() {
    return true;
  }
}
