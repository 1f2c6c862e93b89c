package org.confab.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.system.server.Management.operation;

import java.util.List;
import org.confab.system.server.AdminApi;
import org.confab.system.server.ConfabServer;
import org.confab.system.server.Management;
import org.confab.system.server.SharedConfab;
import org.confab.system.sip.SipUser;
import org.jboss.dmr.ModelNode;
import org.jboss.dmr.ModelType;
import org.jboss.dmr.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What administrators see and do by the management interface, which the console is made of. */
@ExtendWith(SharedConfab.class)
class ConsoleIT {
  private static final String MEDIA_SERVER = "media-server";

  private static ModelNode of(ModelNode operation, String parameter, String value) {
    operation.get(parameter).set(value);
    return operation;
  }

  private static String refused(Management management, ModelNode operation) {
    ModelNode answer = management.execute(operation);
    assertThat(answer.get("outcome").asString()).as(answer.toString()).isEqualTo("failed");
    return answer.get("failure-description").asString();
  }

  private static String address(String name) {
    return name + "@" + ConfabServer.DOMAIN;
  }

  @Test
  void everythingIsDescribedAndHasAFigure(ConfabServer server) {
    try (Management management = new Management(server)) {
      ModelNode described =
          management.result(
              of(
                  of(operation("read-resource-description"), "recursive", "true"),
                  "operations",
                  "true"));
      ModelNode now = management.result(of(operation("read-resource"), "include-runtime", "true"));
      for (Property attribute : described.get("attributes").asPropertyList()) {
        assertThat(attribute.getValue().get("description").asString()).isNotBlank();
        if (attribute.getValue().get("storage").asString().equals("runtime")) {
          assertThat(now.get(attribute.getName()).getType())
              .as(attribute.getName())
              .isEqualTo(ModelType.LONG);
        }
      }
      assertThat(now.get("media-servers").asLong()).isEqualTo(1);
    }
  }

  @Test
  void whoIsSignedInIsCountedAndCanBeSignedOut(ConfabServer server) {
    String name = NewUser.of(server);
    try (Management management = new Management(server);
        SipUser desk = SipUser.signIn(server, "tls", name)) {
      ModelNode endpoints = of(operation("read-attribute"), "name", "endpoints");
      assertThat(management.result(endpoints).asLong()).isPositive();

      ModelNode signOut = of(operation("sign-out"), "user", address(name));
      assertThat(management.result(signOut).asInt()).isEqualTo(1);
      desk.awaitRequest("NOTIFY", any -> any.toString().contains("registration-notify"));
      assertThat(management.result(signOut).asInt()).isZero();
    }
  }

  @Test
  void whoIsDisabledComesInNoMoreUntilHeIsEnabled(ConfabServer server) {
    String name = NewUser.of(server);
    try (Management management = new Management(server)) {
      management.result(of(operation("disable-user"), "user", "sip:" + address(name)));
      assertThat(status(server, name)).isEqualTo(403);
      management.result(of(operation("enable-user"), "user", address(name)));
      assertThat(status(server, name)).isEqualTo(200);
    }
  }

  private static int status(ConfabServer server, String name) {
    try (SipUser user = SipUser.connect(server, "tls", name)) {
      return user.register(4, ConfabServer.PASSWORD).status();
    }
  }

  @Test
  void aConferenceIsSeenWithItsRosterAndEnded(ConfabServer server) {
    try (Management management = new Management(server);
        MeetingOfTwo meeting = MeetingOfTwo.begin(server)) {
      String name = meeting.name();
      ModelNode names = of(operation("read-children-names"), "child-type", "conference");
      assertThat(management.result(names).asList()).contains(new ModelNode(name));
      ModelNode seen =
          management.result(
              of(operation("read-resource", "conference", name), "include-runtime", "true"));
      assertThat(seen.get("uri").asString()).isEqualTo(meeting.focus());
      assertThat(seen.get("organizer").asString()).isEqualTo(meeting.organizer());
      assertThat(seen.get("locked").asBoolean()).isFalse();
      assertThat(seen.get("participants").asList())
          .extracting(ModelNode::asString)
          .isEqualTo(
              List.of(meeting.organizer() + " (presenter)", meeting.guest() + " (attendee)"));

      management.result(operation("end", "conference", name));
      meeting.awaitOrganizerOut();
      meeting.awaitGuestOut();
      assertThat(management.result(names).asList()).doesNotContain(new ModelNode(name));
      assertThat(refused(management, operation("end", "conference", name))).contains("not found");
    }
  }

  @Test
  void aMediaServerIsEmptiedAndUsedAgain(ConfabServer server) {
    try (Management management = new Management(server)) {
      ModelNode state =
          of(operation("read-attribute", MEDIA_SERVER, MEDIA_SERVER), "name", "state");
      assertThat(management.result(state).asString()).isEqualTo("ready");
      management.result(operation("drain", MEDIA_SERVER, MEDIA_SERVER));
      try {
        assertThat(management.result(state).asString()).isEqualTo("draining");
      } finally {
        management.result(operation("resume", MEDIA_SERVER, MEDIA_SERVER));
      }
      assertThat(management.result(state).asString()).isEqualTo("ready");
      assertThat(refused(management, operation("drain", MEDIA_SERVER, "none")))
          .contains("not found");
    }
  }

  @Test
  void theAddressBookIsWrittenWhenItIsOrdered(ConfabServer server) {
    try (Management management = new Management(server)) {
      management.result(operation("write-address-book"));
    }
    assertThat(new AdminApi(server).get("/api/address-book").body()).contains("F-");
  }

  @Test
  void aUserIsTracedAndTracedNoMore(ConfabServer server) {
    String user = address(NewUser.of(server));
    try (Management management = new Management(server)) {
      ModelNode on = of(operation("trace-on"), "target", user);
      String id = management.result(on).asString();
      String trace = "/api/traces/" + id;
      assertThat(new AdminApi(server).get(trace).body()).contains(user, "\"on\":true");
      assertThat(refused(management, on)).contains(id);
      management.result(of(operation("trace-off"), "target", user));
      assertThat(new AdminApi(server).get(trace).body()).contains("\"on\":false");
      assertThat(refused(management, of(operation("trace-off"), "target", user)))
          .contains("not traced now");
      assertThat(refused(management, of(on, "minutes", "1441"))).contains("1440");
    }
  }

  @Test
  void whatCannotBeIsRefusedWithTheReason(ConfabServer server) {
    try (Management management = new Management(server)) {
      assertThat(refused(management, of(operation("sign-out"), "user", address("nobody"))))
          .contains("there is no user sip:" + address("nobody"));
      assertThat(refused(management, of(operation("disable-user"), "user", "a@elsewhere.example")))
          .contains("elsewhere.example");
      assertThat(refused(management, operation("sign-out"))).contains("user");
      assertThat(refused(management, of(operation("sign-out"), "user", "x".repeat(321))))
          .contains("320");
    }
  }
}
