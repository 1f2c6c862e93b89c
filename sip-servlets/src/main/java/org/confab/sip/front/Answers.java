package org.confab.sip.front;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.servlet.sip.SipServletRequest;
import javax.servlet.sip.SipServletResponse;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.core.Settings;
import org.confab.core.authentication.Verdict;
import org.confab.core.subscription.HeaderLine;
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
    Refusal told =
        refusal(
            request.getMethod(), request.getRequestURI(), request.getCallId(), refused, headers);
    answer(
        request,
        told.status(),
        response -> {
          put(told.headers(), response);
          if (told.body().isPresent()) {
            Bodies.put(response, told.body().get());
          }
        });
  }

  /** What is answered to a request that is refused so, which is logged. */
  public Refusal refusal(
      String method, Object target, String callId, Refused refused, Map<String, String> headers) {
    LOG.log(
        Level.INFO,
        "{0} {1} refused: {2} {3}: {4}, Call-ID {5}",
        method,
        target,
        String.valueOf(refused.status()),
        refused.diagnostic(),
        refused.getMessage(),
        callId);
    List<HeaderLine> lines = new ArrayList<>();
    lines.add(new HeaderLine("ms-diagnostics", refused.diagnostic().header(source)));
    headers.forEach((name, value) -> lines.add(new HeaderLine(name, value)));
    return new Refusal(
        refused.status(), WORDS.getOrDefault(refused.status(), ""), lines, refused.body());
  }

  /**
   * The answer to a request that is refused.
   *
   * @param reason the words behind the status; empty for those that every stack knows
   */
  public record Refusal(int status, String reason, List<HeaderLine> headers, Optional<Body> body) {}

  /**
   * Answers 500, or 503 if it is only that the database is gone; the failure is logged with the
   * Call-ID, the client learns nothing of it.
   */
  public void fail(SipServletRequest request, Exception failure) throws IOException {
    Failure told = failure(request.getMethod(), request.getCallId(), failure);
    answer(request, told.status(), response -> put(told.headers(), response));
  }

  /** What is answered to a request that fails for that reason, which is logged. */
  public Failure failure(String method, String callId, Exception failure) {
    if (DatabaseDown.is(failure)) {
      LOG.log(
          Level.ERROR,
          "{0} failed for want of the database, Call-ID {1}: {2}",
          method,
          callId,
          failure.getMessage());
      String patience = Integer.toString(DatabaseDown.RETRY_SECONDS);
      return new Failure(
          503,
          List.of(
              new HeaderLine("Retry-After", patience),
              diagnostics(Diagnostic.SERVICE_UNAVAILABLE)));
    }
    LOG.log(Level.ERROR, method + " failed, Call-ID " + callId, failure);
    return new Failure(500, List.of(diagnostics(Diagnostic.INTERNAL_ERROR)));
  }

  /**
   * The answer to a request that failed.
   *
   * @param headers those that tell of it
   */
  public record Failure(int status, List<HeaderLine> headers) {}

  /** Answers with the challenge of the edge ([MS-SIPAE] 3.3.5). */
  void challenge(SipServletRequest request, Verdict.Challenged verdict) throws IOException {
    answer(request, verdict.status(), response -> put(headers(verdict), response));
  }

  private static void put(List<HeaderLine> headers, SipServletResponse response) {
    headers.forEach(header -> response.addHeader(header.name(), header.value()));
  }

  private HeaderLine diagnostics(Diagnostic row) {
    return new HeaderLine("ms-diagnostics", row.header(source));
  }

  /** The headers of the answer to a request that is not let in. */
  public List<HeaderLine> headers(Verdict.Challenged verdict) {
    List<HeaderLine> headers = new ArrayList<>();
    verdict.headers().forEach(given -> headers.add(new HeaderLine(given.name(), given.value())));
    if (!names(verdict, "Date")) {
      headers.add(new HeaderLine("Date", SIP_DATE.format(ZonedDateTime.now(ZoneOffset.UTC))));
    }
    verdict
        .diagnostic()
        .filter(row -> !names(verdict, "ms-diagnostics"))
        .ifPresent(row -> headers.add(diagnostics(row)));
    return headers;
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
