package org.confab.core.presence;

import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.XmlBody;
import org.confab.core.subscription.SubscribeRequest;
import org.confab.protocol.presence.BatchSubscribe;
import org.confab.protocol.sip.Diagnostic;

/**
 * {@code batchSub}, with categories ([MS-PRES] 3.2.5; {@code Require: adhoclist, categoryList}).
 */
public final class CategoryListDialect implements ListDialect {
  private final ViewEncoder encoder;

  /** Writes with that encoder. */
  public CategoryListDialect(ViewEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public Optional<BatchSubscribe> read(SubscribeRequest request) {
    Optional<BatchSubscribe> batch =
        request
            .body()
            .filter(body -> XmlBody.isA(body, BatchSubscribe.CONTENT_TYPE))
            .map(body -> XmlBody.read(body, BatchSubscribe.CONTENT_TYPE, BatchSubscribe::read));
    if (batch.isPresent() && !batch.get().uri().aor().equals(request.subscriber().aor())) {
      throw new Refused(
          403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "cannot watch for " + batch.get().uri());
    }
    return batch;
  }

  @Override
  public ViewEncoder encoder() {
    return encoder;
  }

  @Override
  public boolean listsChanges() {
    return false;
  }
}
