package org.confab.core.conferencing;

import java.util.Optional;
import java.util.function.Supplier;
import org.confab.core.Body;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCodec;
import org.confab.protocol.c3p.C3pReason;
import org.confab.protocol.c3p.C3pRefused;
import org.confab.protocol.c3p.C3pRequest;
import org.confab.protocol.c3p.C3pResponse;
import org.confab.protocol.conference.ConferenceDocumentWriter;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.XmlElement;

/** What the Focus Factory and the Focus share: reading requests and wording answers. */
final class C3pAnswers {
  private C3pAnswers() {}

  /**
   * Reads a request and checks its envelope against the SIP message ([MS-CONFPRO] 2.2.2).
   *
   * @throws Refused 415, 400, 413 or 403, with a C3P body where the request could not be read
   */
  static C3pRequest read(SipUri caller, SipUri target, Body body) {
    String mediaType = body.contentType();
    int parameters = mediaType.indexOf(';');
    mediaType = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
    if (!mediaType.strip().equalsIgnoreCase(C3pCodec.CONTENT_TYPE)) {
      throw new Refused(415, Diagnostic.CONTENT_TYPE_UNEXPECTED, mediaType.strip());
    }
    C3pRequest request = parse(caller, target, body);
    if (!request.from().aor().equals(caller.aor())) {
      throw new Refused(403, Diagnostic.C3P_BAD_FROM, request.from().asString());
    }
    if (!request.to().equals(target)) {
      throw new Refused(400, Diagnostic.C3P_BAD_TO, request.to().asString());
    }
    return request;
  }

  private static C3pRequest parse(SipUri caller, SipUri target, Body body) {
    try {
      return C3pCodec.readRequest(body.bytes());
    } catch (C3pRefused refused) {
      boolean large = refused.reason() == C3pReason.REQUEST_TOO_LARGE;
      throw new Refused(
          large ? 413 : 400,
          large ? Diagnostic.INPUT_TOO_LARGE : Diagnostic.C3P_PARSE_FAILURE,
          String.valueOf(refused.getMessage()),
          Optional.of(
              new Body(
                  C3pCodec.CONTENT_TYPE, C3pCodec.writeRefusal(refused.reason(), target, caller))));
    }
  }

  /** Carries a command out and words its success or failure. */
  static C3pResponse answer(C3pRequest request, Supplier<XmlElement> command) {
    try {
      return request.success(command.get());
    } catch (CommandFailed failed) {
      return failure(request, failed);
    }
  }

  /** Words a failure, with what the client should have known. */
  static C3pResponse failure(C3pRequest request, CommandFailed failed) {
    XmlElement bare = element(request.command().name());
    return request.failure(
        failed.reason(),
        failed
            .current()
            .map(current -> bare.with(ConferenceDocumentWriter.element(current)))
            .orElse(bare));
  }

  /** The response as a SIP body. */
  static Body body(C3pResponse response) {
    return new Body(C3pCodec.CONTENT_TYPE, C3pCodec.write(response));
  }

  /** An element of the C3P namespace. */
  static XmlElement element(String name) {
    return XmlElement.of(C3pCodec.NAMESPACE, name);
  }
}
