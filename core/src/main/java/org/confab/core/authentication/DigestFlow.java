package org.confab.core.authentication;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.SipUri;

/**
 * What is known of the plain SIP clients of one flow: the endpoints that gave a right answer, and
 * the nonces that they used. Bounded, the endpoint unheard for longest makes room. Safe for use by
 * several threads.
 */
final class DigestFlow {
  /** Most wrong answers that are known again; each counts as one guess. */
  static final int MAX_WRONG_ANSWERS = 32;

  private final NonceUse nonces = new NonceUse();
  private final LinkedHashMap<EndpointId, Instant> endpoints = new LinkedHashMap<>(2);
  private final Set<String> wrongAnswers = new LinkedHashSet<>(2);
  private int guesses;

  NonceUse nonces() {
    return nonces;
  }

  /** This endpoint gave a right answer. */
  synchronized void heard(EndpointId endpoint, Instant now) {
    endpoints.remove(endpoint);
    endpoints.put(endpoint, now.plus(SecurityAssociation.LIFETIME));
    if (endpoints.size() > FlowSecurity.MAX_ASSOCIATIONS) {
      Iterator<EndpointId> eldest = endpoints.keySet().iterator();
      eldest.next();
      eldest.remove();
    }
  }

  synchronized boolean knows(EndpointId endpoint, Instant now) {
    Instant until = endpoints.get(endpoint);
    return until != null && now.isBefore(until);
  }

  /** Whether this wrong answer is a new one; over UDP a client repeats a request many times. */
  synchronized boolean isNewGuess(String nonce, String response) {
    if (!wrongAnswers.add(nonce + ' ' + response)) {
      return false;
    }
    if (wrongAnswers.size() > MAX_WRONG_ANSWERS) {
      wrongAnswers.remove(wrongAnswers.iterator().next());
    }
    return true;
  }

  /** Somebody on this flow did not know that user's password; too often, and the user is out. */
  synchronized void guessed(SipUri aor) {
    guesses++;
    if (guesses >= GuessLimits.PER_USER_AND_SOURCE) {
      guesses = 0;
      forget(endpoint -> endpoint.aor().equals(aor));
    }
  }

  /** The endpoint of that user that was heard last. */
  synchronized Optional<EndpointId> newestOf(SipUri aor, Instant now) {
    return endpoints.entrySet().stream()
        .filter(heard -> now.isBefore(heard.getValue()) && heard.getKey().aor().equals(aor))
        .map(Map.Entry::getKey)
        .reduce((older, newer) -> newer);
  }

  /** The endpoint that was heard last. */
  synchronized Optional<EndpointId> newest(Instant now) {
    return endpoints.entrySet().stream()
        .filter(heard -> now.isBefore(heard.getValue()))
        .map(Map.Entry::getKey)
        .reduce((older, newer) -> newer);
  }

  /** Those endpoints have to prove themselves anew. */
  synchronized void forget(Predicate<EndpointId> which) {
    endpoints.keySet().removeIf(which);
  }
}
