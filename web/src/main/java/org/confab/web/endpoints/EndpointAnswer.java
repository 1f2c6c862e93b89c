package org.confab.web.endpoints;

import java.time.Instant;
import org.confab.core.registrar.ClientDialect;
import org.confab.core.registrar.LiveEndpoints.LiveEndpoint;
import org.confab.web.answer.Member;

/** A device that is signed in. */
record EndpointAnswer(
    @Member(example = "sip:alice@litwareinc.com") String user,
    @Member(example = "90e62db136") String epid,
    @Member(example = "UCCAPI/3.5.6907.0") String client,
    ClientDialect dialect,
    @Member(example = "tls") String transport,
    @Member(example = "192.0.2.7:40112") String address,
    Instant since,
    Instant expires) {

  static EndpointAnswer of(LiveEndpoint one) {
    return new EndpointAnswer(
        one.id().aor().asString(),
        one.id().epid().asString(),
        one.binding().userAgent(),
        one.binding().dialect(),
        one.transport(),
        one.address(),
        one.since(),
        one.binding().expiresAt());
  }
}
