package org.confab.sip.front;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.Settings;
import org.confab.core.authentication.ResponseHeader;
import org.confab.core.authentication.Verdict;
import org.confab.ejb.database.DatabaseDown;
import org.confab.protocol.sip.Diagnostic;

/**
 * The one place that turns refusals into SIP answers: status, {@code ms-diagnostics} ([MS-OCER]
 * 2.2.1) and body.
 */
@Dependent
public class Answers {
  private static final Logger LOG = System.getLogger(Answers.class.getName());
  private static final Set<String> WITHOUT_ANSWER = Set.of("ACK", "CANCEL", "BENOTIFY");

  /** Statuses whose words the stack does not know (RFC 3261 21.4.15, RFC 5393 5.4). */
  private static final Map<Integer, String> WORDS =
      Map.of(421, "Extension Required", 440, "Max-Breadth Exceeded");

  private static final DateTimeFormatter SIP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

  private final String source;

  /** The answers of the server with these settings. */
  @Inject
  public Answers(Settings settings) {
    this.source = settings.serverName();
  }

  /** Answers 200 without a body. */
  public void ok(SipServletRequest request) throws IOException {
    request.createResponse(SipServletResponse.SC_OK).send();
  }

  /** Answers 200 with a body. */
  public void ok(SipServletRequest request, Body body) throws IOException {
    SipServletResponse response = request.createResponse(SipServletResponse.SC_OK);
    Bodies.put(response, body);
    response.send();
  }

  /** Answers with the status, diagnostics and body of the refusal; logs it in one line. */
  public void refuse(SipServletRequest request, Refused refused) throws IOException {
    refuse(request, refused, Map.of());
  }

  /** As {@link #refuse(SipServletRequest, Refused)}, with further headers. */
  public void refuse(SipServletRequest request, Refused refused, Map<String, String> headers)
      throws IOException {
    LOG.log(
        Level.INFO,
        "{0} {1} refused: {2} {3}: {4}, Call-ID {5}",
        request.getMethod(),
        request.getRequestURI(),
        String.valueOf(refused.status()),
        refused.diagnostic(),
        refused.getMessage(),
        request.getCallId());
    answer(
        request,
        refused.status(),
        response -> {
          response.addHeader("ms-diagnostics", refused.diagnostic().header(source));
          headers.forEach(response::setHeader);
          if (refused.body().isPresent()) {
            Bodies.put(response, refused.body().get());
          }
        });
  }

  /**
   * Answers 500, or 503 if it is only that the database is gone; the failure is logged with the
   * Call-ID, the client learns nothing of it.
   */
  public void fail(SipServletRequest request, Exception failure) throws IOException {
    if (DatabaseDown.is(failure)) {
      LOG.log(
          Level.ERROR,
          "{0} failed for want of the database, Call-ID {1}: {2}",
          request.getMethod(),
          request.getCallId(),
          failure.getMessage());
      answer(
          request,
          503,
          response -> {
            response.addHeader("Retry-After", Integer.toString(DatabaseDown.RETRY_SECONDS));
            response.addHeader("ms-diagnostics", Diagnostic.SERVICE_UNAVAILABLE.header(source));
          });
      return;
    }
    LOG.log(Level.ERROR, request.getMethod() + " failed, Call-ID " + request.getCallId(), failure);
    answer(
        request,
        500,
        response -> response.addHeader("ms-diagnostics", Diagnostic.INTERNAL_ERROR.header(source)));
  }

  /** Answers with the challenge of the edge ([MS-SIPAE] 3.3.5). */
  void challenge(SipServletRequest request, Verdict.Challenged verdict) throws IOException {
    answer(request, verdict.status(), response -> headers(response, verdict));
  }

  private void headers(SipServletResponse response, Verdict.Challenged verdict) {
    for (ResponseHeader header : verdict.headers()) {
      response.addHeader(header.name(), header.value());
    }
    if (!names(verdict, "Date")) {
      response.addHeader("Date", SIP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
    }
    verdict
        .diagnostic()
        .filter(row -> !names(verdict, "ms-diagnostics"))
        .ifPresent(row -> response.addHeader("ms-diagnostics", row.header(source)));
  }

  private static boolean names(Verdict.Challenged verdict, String header) {
    return verdict.headers().stream().anyMatch(given -> given.name().equalsIgnoreCase(header));
  }

  /**
   * Answers if the client waits for it. A request counts as committed once a final answer has been
   * made, sent or not; only the attempt tells whether the client still waits.
   */
  private static void answer(SipServletRequest request, int status, Content content)
      throws IOException {
    if (WITHOUT_ANSWER.contains(request.getMethod())) {
      return;
    }
    try {
      SipServletResponse response = create(request, status);
      content.put(response);
      response.send();
    } catch (IllegalStateException answered) {
      LOG.log(Level.DEBUG, "there was an answer before " + status, answered);
    }
  }

  private static SipServletResponse create(SipServletRequest request, int status) {
    String words = WORDS.get(status);
    return words == null ? request.createResponse(status) : request.createResponse(status, words);
  }

  /** What an answer carries besides its status. */
  private interface Content {
    void put(SipServletResponse response) throws IOException;
  }
}
