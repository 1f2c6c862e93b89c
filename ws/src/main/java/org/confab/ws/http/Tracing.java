package org.confab.ws.http;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.confab.core.trace.Traces;
import org.confab.ejb.trace.HttpTracing;

/** Shows the traces what services are asked and answer. Stands before whoever may refuse. */
public final class Tracing extends HttpTracing {
  private static final long serialVersionUID = 1L;

  /** The filter that shows it to those. */
  @Inject
  public Tracing(Traces traces) {
    super(traces);
  }

  @Override
  protected Optional<String> sender(HttpServletRequest request) {
    return Sender.of(request).map(user -> user.aor().address());
  }
}
