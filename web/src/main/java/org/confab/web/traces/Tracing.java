package org.confab.web.traces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.confab.core.trace.Traces;
import org.confab.ejb.trace.HttpTracing;
import org.confab.web.signin.SignedIn;

/** Shows the traces what users ask for here: autodiscover, address book files, pictures. */
@WebFilter("/*")
public final class Tracing extends HttpTracing {
  private static final long serialVersionUID = 1L;

  /** The filter that shows it to those. */
  @Inject
  public Tracing(Traces traces) {
    super(traces);
  }

  @Override
  protected Optional<String> sender(HttpServletRequest request) {
    return SignedIn.of(request);
  }
}
