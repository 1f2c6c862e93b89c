package org.confab.protocol.webticket;

import java.time.Instant;
import java.util.Optional;

/**
 * What a web ticket says (SAML 1.1, [MS-OCAUTHWS] 3.2.4.1).
 *
 * @param id name of the ticket, an NCName
 * @param issuer address of the server that issued it
 * @param subject SIP URI of the person
 * @param audience address of the service that it is for
 * @param notBefore first instant at which it holds
 * @param notOnOrAfter first instant at which it holds no more
 * @param restsOn which state of the subject's account it rests on; it ends with that
 * @param proofKey what the presenter must know; without it, presenting the ticket is enough
 */
public record SamlAssertion(
    String id,
    String issuer,
    String subject,
    String audience,
    Instant notBefore,
    Instant notOnOrAfter,
    Instant restsOn,
    Optional<ProofKey> proofKey) {}
