package org.confab.core.registrar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.confab.core.EndpointId;
import org.confab.core.Refused;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.InstanceId;

/**
 * Works out what a REGISTER makes of a user's bindings, without any effect of its own.
 *
 * @param after the bindings from now on
 * @param added bindings that are new
 * @param refreshed bindings that live on with a new lifetime
 * @param removed bindings that are gone
 * @param pushedOut those of them that made room for others
 */
record BindingChange(
    List<Binding> after,
    List<Binding> added,
    List<Binding> refreshed,
    List<Binding> removed,
    List<Binding> pushedOut) {
  /** Nothing is changed yet. */
  static BindingChange none(List<Binding> before) {
    return new BindingChange(
        new ArrayList<>(before),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  static BindingChange of(
      List<Binding> before, RegisterRequest request, RegistrarLimits limits, Instant now) {
    BindingChange change = none(before);
    change.drop(change.after.stream().filter(old -> !old.liveAt(now)).toList());
    if (request.everything()) {
      change.drop(List.copyOf(change.after));
    }
    boolean first = true;
    for (RegisterRequest.Contact contact : request.contacts()) {
      change.apply(contact, endpoint(request, contact, first), request, limits, now);
      first = false;
    }
    while (change.after.size() > limits.endpointsPerUser()) {
      Binding oldest = change.after.get(0);
      change.pushedOut.add(oldest);
      change.drop(List.of(oldest));
    }
    return change;
  }

  /** Takes bindings away. */
  void drop(List<Binding> gone) {
    after.removeAll(gone);
    removed.addAll(gone);
  }

  private void apply(
      RegisterRequest.Contact contact,
      EndpointId endpoint,
      RegisterRequest request,
      RegistrarLimits limits,
      Instant now) {
    List<Binding> same = after.stream().filter(old -> sameDevice(old, endpoint, contact)).toList();
    same.forEach(old -> checkOrder(old, request));
    long asked = request.lifetime(contact, limits.standard().toSeconds());
    if (asked == 0) {
      drop(same);
      return;
    }
    long granted = Math.min(asked, limits.maximum().toSeconds());
    Binding binding = binding(contact, endpoint, request, now.plusSeconds(granted));
    boolean lives = same.stream().anyMatch(old -> livesOn(old, binding));
    if (lives) {
      after.replaceAll(old -> same.contains(old) ? binding : old);
      refreshed.add(binding);
    } else {
      drop(same);
      after.add(binding);
      added.add(binding);
    }
  }

  /** A plain client's further contacts get endpoints of their own, derived from the contact. */
  private static EndpointId endpoint(
      RegisterRequest request, RegisterRequest.Contact contact, boolean first) {
    if (first) {
      return request.caller();
    }
    String derived = InstanceId.fromEpid(contact.uri().asString()).uuid().toString();
    return new EndpointId(request.caller().aor(), Epid.of(derived));
  }

  private static boolean sameDevice(
      Binding old, EndpointId endpoint, RegisterRequest.Contact contact) {
    return old.endpoint().equals(endpoint)
        || (contact.instance().isPresent()
            ? old.instance().equals(contact.instance())
            : old.instance().isEmpty() && old.contact().equals(contact.uri()));
  }

  /** A device that comes over another connection with another Call-ID has started anew. */
  private static boolean livesOn(Binding old, Binding binding) {
    return old.endpoint().equals(binding.endpoint())
        && old.instance().equals(binding.instance())
        && (old.flow().equals(binding.flow()) || old.callId().equals(binding.callId()));
  }

  private static void checkOrder(Binding old, RegisterRequest request) {
    if (old.callId().equals(request.callId())
        && old.flow().equals(request.flow().id())
        && old.cseq() >= request.cseq()) {
      throw new Refused(500, Diagnostic.USER_SERVICES_ERROR, "CSeq of an older REGISTER");
    }
  }

  private static Binding binding(
      RegisterRequest.Contact contact,
      EndpointId endpoint,
      RegisterRequest request,
      Instant expiresAt) {
    return new Binding(
        endpoint,
        contact.instance(),
        contact.instance().map(instance -> Gruu.ofEndpoint(endpoint.aor(), instance)),
        contact.uri(),
        request.flow().uri(contact.uri().user()),
        request.flow().id(),
        request.dialect(),
        contact.methods(),
        request.userAgent(),
        request.callId(),
        request.cseq(),
        contact.preference(),
        expiresAt);
  }
}
