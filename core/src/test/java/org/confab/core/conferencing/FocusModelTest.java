package org.confab.core.conferencing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.confab.core.conferencing.Conferencing.endpoint;
import static org.confab.core.conferencing.Conferencing.request;
import static org.confab.core.conferencing.Conferencing.user;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.confab.core.Refused;
import org.confab.protocol.c3p.C3pCode;
import org.confab.protocol.conference.ConferenceDocument;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.conference.DocumentState;
import org.confab.protocol.conference.EntityView;
import org.confab.protocol.conference.Role;
import org.confab.protocol.conference.Roster;
import org.confab.protocol.sip.SipUri;

/**
 * Random steps of people in a conference against a model that is a map of roles and a lock. Each
 * watcher sees it as he has been told: the whole at first, then what has changed, version by
 * version.
 */
class FocusModelTest {
  private static final String ORGANIZER = "alice";

  enum Kind {
    JOIN,
    LEAVE,
    LOCK,
    UNLOCK,
    PRESENT,
    ATTEND,
    EJECT,
    WATCH
  }

  record Step(Kind kind, String who, String whom) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<String> people = Arbitraries.of("alice", "bob", "carol", "dan");
    return Combinators.combine(
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Kind.JOIN)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.WATCH)),
                net.jqwik.api.Tuple.of(6, Arbitraries.of(Kind.class))),
            people,
            people)
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  @Property(tries = 200)
  void everybodySeesWhatTheModelKnows(@ForAll("steps") List<Step> steps) {
    Run run = new Run();
    for (Step step : steps) {
      run.take(step);
      run.check(step);
    }
  }

  /** What a watcher knows from what he was told. */
  private static final class View {
    private final Map<SipUri, List<Role>> roles = new HashMap<>();
    private boolean locked;
    private long version;
    private int told;

    void take(ConferenceDocument document, String focus) {
      if (document.state() == DocumentState.FULL) {
        roles.clear();
      } else {
        assertThat(document.version()).isEqualTo(version + 1);
      }
      version = document.version();
      document.users().map(Roster::users).orElse(List.of()).forEach(this::take);
      document
          .users()
          .flatMap(Roster::participants)
          .ifPresent(count -> assertThat(roles).hasSize(count));
      if (document.views().contains(EntityView.locked(focus, true))) {
        locked = true;
      } else if (document.views().contains(EntityView.locked(focus, false))) {
        locked = false;
      }
    }

    private void take(Roster.User one) {
      if (one.state() == DocumentState.DELETED) {
        roles.remove(one.entity());
      } else {
        roles.put(one.entity(), one.roles());
      }
    }
  }

  private static final class Run {
    private final Conferencing conferencing = new Conferencing();
    private final String focus = conferencing.add(ORGANIZER, "AB12CD34", "openAuthenticated", "");
    private final ConferenceUri uri = ConferenceUri.parse(focus).orElseThrow();
    private final Map<String, Role> inside = new TreeMap<>();
    private final Map<String, Role> remembered = new HashMap<>();
    private final Set<String> members = new HashSet<>();
    private final Map<String, View> views = new HashMap<>();
    private boolean locked;
    private long version;

    void take(Step step) {
      switch (step.kind()) {
        case JOIN -> join(step.who());
        case LEAVE -> leave(step.who());
        case WATCH -> watch(step.who());
        case LOCK -> lock(step.who(), true);
        case UNLOCK -> lock(step.who(), false);
        case PRESENT -> promote(step.who(), step.whom(), Role.PRESENTER);
        case ATTEND -> promote(step.who(), step.whom(), Role.ATTENDEE);
        case EJECT -> eject(step.who(), step.whom());
      }
    }

    private void join(String who) {
      if (inside.containsKey(who)) {
        return;
      }
      boolean let = who.equals(ORGANIZER) || !locked || members.contains(who);
      assertThat(tryJoin(who)).as("%s comes in", who).isEqualTo(let);
      if (let) {
        inside.put(
            who,
            who.equals(ORGANIZER) ? Role.PRESENTER : remembered.getOrDefault(who, Role.ATTENDEE));
        if (locked) {
          members.add(who);
        }
      }
    }

    private boolean tryJoin(String who) {
      try {
        return conferencing.join(focus, who).code() == C3pCode.SUCCESS;
      } catch (Refused refused) {
        assertThat(refused.status()).isEqualTo(403);
        return false;
      }
    }

    private void leave(String who) {
      conferencing.focus.left(new FocusDialogId(who));
      out(who);
    }

    private void out(String who) {
      if (inside.remove(who) != null && locked) {
        members.remove(who);
      }
      views.remove(who);
    }

    private void watch(String who) {
      if (!inside.containsKey(who) || views.containsKey(who)) {
        return;
      }
      View view = new View();
      view.told = conferencing.seenBy(who).size();
      view.take(conferencing.subscribe(focus, who), focus);
      views.put(who, view);
    }

    private void lock(String who, boolean lock) {
      if (done(
          who,
          "<modifyConferenceLock><conferenceKeys confEntity='"
              + focus
              + "'/><locked>"
              + lock
              + "</locked></modifyConferenceLock>")) {
        if (lock && !locked) {
          members.addAll(inside.keySet());
        } else if (!lock) {
          members.clear();
        }
        locked = lock;
      }
    }

    private void promote(String who, String whom, Role role) {
      if (mayTouch(who, whom)
          && done(
              who,
              "<modifyUserRoles>"
                  + keys(whom)
                  + "<user-roles><entry>"
                  + role.wireName()
                  + "</entry></user-roles></modifyUserRoles>")) {
        if (inside.put(whom, role) != role) {
          remembered.put(whom, role);
        }
      }
    }

    private void eject(String who, String whom) {
      if (mayTouch(who, whom) && done(who, "<deleteUser>" + keys(whom) + "</deleteUser>")) {
        out(whom);
        remembered.remove(whom);
      }
    }

    // What is answered to who names himself, the organizer or nobody has tests of its own.
    private boolean mayTouch(String who, String whom) {
      return inside.containsKey(whom) && !whom.equals(ORGANIZER) && !whom.equals(who);
    }

    private String keys(String whom) {
      return "<userKeys confEntity='" + focus + "' userEntity='" + user(whom).asString() + "'/>";
    }

    /** Whether it was carried out, which presenters alone can expect. */
    private boolean done(String who, String command) {
      if (!inside.containsKey(who)) {
        return false;
      }
      CommandAnswer answer =
          conferencing.focus.command(
              new FocusDialogId(who),
              endpoint(who),
              SipUri.parse(focus),
              request(user(who).asString(), focus, command));
      boolean success = answer.response().toCompletableFuture().join().code() == C3pCode.SUCCESS;
      assertThat(success).as("%s says %s", who, command).isEqualTo(presents(who));
      return success;
    }

    private boolean presents(String who) {
      return inside.get(who) == Role.PRESENTER;
    }

    void check(Step step) {
      Map<SipUri, List<Role>> expected = new HashMap<>();
      inside.forEach((name, role) -> expected.put(user(name), List.of(role)));
      conferencing
          .live
          .find(uri)
          .ifPresent(
              state -> {
                assertThat(state.version()).as("after %s", step).isGreaterThanOrEqualTo(version);
                version = state.version();
                assertThat(state.locked()).as("after %s", step).isEqualTo(locked);
              });
      views.forEach(
          (name, view) -> {
            List<ConferenceDocument> seen = conferencing.seenBy(name);
            seen.subList(view.told, seen.size()).forEach(document -> view.take(document, focus));
            view.told = seen.size();
            assertThat(view.roles).as("%s after %s", name, step).isEqualTo(expected);
            assertThat(view.locked).as("%s after %s", name, step).isEqualTo(locked);
          });
    }
  }
}
