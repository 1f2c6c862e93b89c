package org.confab.core.registrar;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.confab.core.EndpointId;
import org.confab.protocol.sip.Epid;
import org.confab.protocol.sip.InstanceId;
import org.confab.protocol.sip.SipUri;

/** Builds REGISTER requests for tests: a Communicator client unless said otherwise. */
record Register(
    String user,
    String epid,
    boolean epidGiven,
    Optional<InstanceId> instance,
    String contact,
    OptionalLong expires,
    Optional<String> event,
    Set<String> supported,
    Optional<String> proxy,
    String callId,
    long cseq,
    int hops,
    String flow,
    String to) {
  static Register communicator(String user, String epid) {
    return new Register(
        user,
        epid,
        true,
        Optional.of(InstanceId.fromEpid(epid)),
        "sip:10.0.0.7:32904;transport=tls;ms-opaque=d3470f2e1d",
        OptionalLong.empty(),
        Optional.of("registration"),
        Set.of("gruu-10", "adhoclist", "msrtc-event-categories"),
        Optional.of("replace"),
        "call-" + epid,
        3,
        1,
        "f1",
        user);
  }

  static Register plain(String user, String contact) {
    return new Register(
        user,
        "flow-1",
        false,
        Optional.empty(),
        contact,
        OptionalLong.of(3600),
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        "call-plain",
        1,
        1,
        "f1",
        user);
  }

  Register expires(long seconds) {
    return new Register(
        user,
        epid,
        epidGiven,
        instance,
        contact,
        OptionalLong.of(seconds),
        event,
        supported,
        proxy,
        callId,
        cseq,
        hops,
        flow,
        to);
  }

  Register cseq(long number) {
    return new Register(
        user, epid, epidGiven, instance, contact, expires, event, supported, proxy, callId, number,
        hops, flow, to);
  }

  Register callId(String id) {
    return new Register(
        user, epid, epidGiven, instance, contact, expires, event, supported, proxy, id, cseq, hops,
        flow, to);
  }

  Register flow(String id) {
    return new Register(
        user, epid, epidGiven, instance, contact, expires, event, supported, proxy, callId, cseq,
        hops, id, to);
  }

  Register hops(int number) {
    return new Register(
        user, epid, epidGiven, instance, contact, expires, event, supported, proxy, callId, cseq,
        number, flow, to);
  }

  Register to(String other) {
    return new Register(
        user, epid, epidGiven, instance, contact, expires, event, supported, proxy, callId, cseq,
        hops, flow, other);
  }

  Register event(String name) {
    return new Register(
        user,
        epid,
        epidGiven,
        instance,
        contact,
        expires,
        Optional.of(name),
        supported,
        proxy,
        callId,
        cseq,
        hops,
        flow,
        to);
  }

  Register supported(String... tags) {
    return new Register(
        user,
        epid,
        epidGiven,
        instance,
        contact,
        expires,
        event,
        Set.of(tags),
        proxy,
        callId,
        cseq,
        hops,
        flow,
        to);
  }

  Register withoutInstance() {
    return new Register(
        user,
        epid,
        epidGiven,
        Optional.empty(),
        contact,
        expires,
        event,
        supported,
        proxy,
        callId,
        cseq,
        hops,
        flow,
        to);
  }

  Register withoutEpid() {
    return new Register(
        user, epid, false, instance, contact, expires, event, supported, proxy, callId, cseq, hops,
        flow, to);
  }

  RegisterRequest fetch() {
    return request(List.of(), false);
  }

  RegisterRequest everything() {
    return request(List.of(), true);
  }

  RegisterRequest request() {
    return request(
        List.of(
            new RegisterRequest.Contact(
                SipUri.parse(contact),
                instance,
                Set.of("INVITE", "MESSAGE"),
                OptionalLong.empty(),
                proxy,
                Preference.HIGHEST)),
        false);
  }

  private RegisterRequest request(List<RegisterRequest.Contact> contacts, boolean everything) {
    return new RegisterRequest(
        new EndpointId(SipUri.of(user, "litwareinc.com"), Epid.of(epid)),
        epidGiven,
        SipUri.of(to, "litwareinc.com"),
        contacts,
        everything,
        expires,
        event,
        supported,
        event.isPresent(),
        "test",
        callId,
        cseq,
        hops,
        new FlowAddress(flow, "tls", "127.0.0.1", 32904));
  }
}
