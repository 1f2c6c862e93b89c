package org.confab.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.confab.core.Refused;
import org.confab.core.routing.RequestScreening.Screened;
import org.junit.jupiter.api.Test;

class RequestScreeningTest {
  @Test
  void aRequestWithoutHopsLeftGoesNoFurther() {
    assertThat(refusal(new Screened(true, 0, List.of(), List.of())).status()).isEqualTo(483);
  }

  @Test
  void theServerItselfIsTheLastHop() {
    RequestScreening.check(new Screened(false, 0, List.of(), List.of()));
  }

  @Test
  void whatTheProxyMustKnowAndDoesNotIsNamed() {
    Screened request = new Screened(true, 9, List.of("ms-benotify", "foo", "bar"), List.of("x"));
    assertThat(refusal(request))
        .isInstanceOfSatisfying(
            UnknownExtension.class,
            refused -> assertThat(refused.unsupported()).isEqualTo("foo, bar"));
  }

  @Test
  void whatTheOtherSideMustKnowIsItsOwnMatter() {
    assertThatCode(
            () -> RequestScreening.check(new Screened(true, 9, List.of(), List.of("100rel"))))
        .doesNotThrowAnyException();
    assertThat(refusal(new Screened(false, 9, List.of(), List.of("100rel"))).status())
        .isEqualTo(420);
  }

  @Test
  void whatClientsAskOfTheServerIsKnown() {
    RequestScreening.check(
        new Screened(
            false, 70, List.of("ms-benotify"), List.of("adhoclist", "categoryList", "eventlist")));
  }

  @Test
  void theBranchesOfAForkShareItsBreadth() {
    assertThat(new Breadth(7).shares(3)).containsExactly(3, 2, 2);
    assertThat(Breadth.of(Optional.empty()).shares(1)).containsExactly(60);
    assertThat(Breadth.of(Optional.of(" 4 ")).shares(4)).containsExactly(1, 1, 1, 1);
  }

  @Test
  void aForkNeedsABreadthOfItsBranches() {
    assertThatThrownBy(() -> new Breadth(1).shares(2))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(440));
    assertThatThrownBy(() -> Breadth.of(Optional.of("-1")))
        .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.status()).isEqualTo(400));
  }

  private static Refused refusal(Screened request) {
    try {
      RequestScreening.check(request);
    } catch (Refused refused) {
      return refused;
    }
    throw new AssertionError("not refused: " + request);
  }
}
