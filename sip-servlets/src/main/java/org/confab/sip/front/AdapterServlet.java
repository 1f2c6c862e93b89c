package org.confab.sip.front;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Map;
import javax.servlet.sip.SipServlet;
import javax.servlet.sip.SipServletRequest;
import org.confab.core.Refused;
import org.confab.core.routing.UnknownExtension;

/**
 * Base of every SIP servlet. Requests inside a dialog come straight to the servlet that owns the
 * dialog, so it is here, and not in the front servlet alone, that a request without a good verdict
 * is turned away and that refusals and failures become answers.
 *
 * <p>Subclasses override {@link #handle}, or the {@code doInvite}, {@code doInfo} … of {@link
 * SipServlet}; SERVICE, BENOTIFY and other methods that SIP Servlets do not know come to {@code
 * handle} only.
 */
public abstract class AdapterServlet extends SipServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Answers answers;

  /** For the container, which injects the rest. */
  @SuppressWarnings("NullAway.Init") // the container injects before the first request
  protected AdapterServlet() {}

  @Override
  protected final void doRequest(SipServletRequest request) throws IOException {
    answering(
        request,
        () -> {
          Screening.check(request, relays(request));
          if (CallerOf.server(request).isEmpty() || !takesServers()) {
            requireCaller(request);
          }
          handle(request);
        });
  }

  /** Work on a request. */
  protected interface Work {
    /** Carries it out. */
    void run() throws ServletException, IOException;
  }

  /** Does the work; what it throws becomes the answer. */
  protected final void answering(SipServletRequest request, Work work) throws IOException {
    try {
      work.run();
    } catch (Challenge challenge) {
      answers.challenge(request, challenge.verdict());
    } catch (UnknownExtension refused) {
      answers.refuse(request, refused, Map.of("Unsupported", refused.unsupported()));
    } catch (Refused refused) {
      answers.refuse(request, refused);
    } catch (RuntimeException | ServletException failure) {
      answers.fail(request, failure);
    }
  }

  /**
   * What goes on may be sent in another's name; what this server does itself, in one's own only.
   */
  private void requireCaller(SipServletRequest request) {
    if (relays(request)) {
      CallerOf.sender(request);
    } else {
      CallerOf.request(request);
    }
  }

  /**
   * Carries the request out and answers it. Called only for authenticated requests, and for those
   * of other servers of the deployment if it {@link #takesServers}.
   *
   * @throws Refused to have the refusal answered
   */
  protected void handle(SipServletRequest request) throws ServletException, IOException {
    super.doRequest(request);
  }

  /** Whether other servers of the deployment may send requests here; otherwise they get 403. */
  protected boolean takesServers() {
    return false;
  }

  /** Whether the request goes on to somebody's endpoint; otherwise this server answers it. */
  protected boolean relays(SipServletRequest request) {
    return false;
  }

  /** The one place that makes answers. */
  protected final Answers answers() {
    return answers;
  }
}
