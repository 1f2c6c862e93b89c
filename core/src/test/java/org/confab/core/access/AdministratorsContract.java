package org.confab.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every store of administrators' accounts has to do. */
public interface AdministratorsContract {
  AdminName DORA = new AdminName("dora");
  AdminName EMIL = new AdminName("emil.e-2_x");
  String PASSWORD = "a long Pässword: 1";

  /** An empty store. */
  Administrators store();

  @Test
  default void whoWasAddedSignsInWithTheRole() {
    Administrators store = store();
    assertThat(store.add(EMIL, AdminRole.AUDITOR, PASSWORD)).isTrue();
    assertThat(store.add(DORA, AdminRole.HELP_DESK, "another password")).isTrue();

    assertThat(store.signIn(EMIL, PASSWORD))
        .contains(new Administrator(EMIL.value(), AdminRole.AUDITOR));
    assertThat(store.signIn(EMIL, "another password")).isEmpty();
    assertThat(store.signIn(EMIL, "")).isEmpty();
    assertThat(store.signIn(new AdminName("nobody"), PASSWORD)).isEmpty();
    assertThat(store.all())
        .containsExactly(
            new Administrator("dora", AdminRole.HELP_DESK),
            new Administrator(EMIL.value(), AdminRole.AUDITOR));
  }

  @Test
  default void aNameIsThereOnce() {
    Administrators store = store();
    store.add(DORA, AdminRole.AUDITOR, PASSWORD);

    assertThat(store.add(DORA, AdminRole.ADMINISTRATOR, "another password")).isFalse();
    assertThat(store.signIn(DORA, PASSWORD)).map(Administrator::role).contains(AdminRole.AUDITOR);
  }

  @Test
  default void aNewPasswordTakesThePlaceOfTheOldOne() {
    Administrators store = store();
    store.add(DORA, AdminRole.AUDITOR, PASSWORD);

    assertThat(store.password(DORA, "another password")).isTrue();
    assertThat(store.signIn(DORA, PASSWORD)).isEmpty();
    assertThat(store.signIn(DORA, "another password")).isPresent();
    assertThat(store.password(EMIL, PASSWORD)).isFalse();
  }

  @Test
  default void whoWasRemovedIsNobody() {
    Administrators store = store();
    store.add(DORA, AdminRole.AUDITOR, PASSWORD);

    assertThat(store.remove(DORA)).isTrue();
    assertThat(store.signIn(DORA, PASSWORD)).isEmpty();
    assertThat(store.all()).isEmpty();
    assertThat(store.remove(DORA)).isFalse();
  }
}
