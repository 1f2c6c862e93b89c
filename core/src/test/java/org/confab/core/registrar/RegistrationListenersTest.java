package org.confab.core.registrar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationListenersTest {
  private static final Binding BINDING = Bindings.of("alice", "b34afb6ebb23");

  private final List<String> told = new ArrayList<>();

  @Test
  void allAreToldAlsoIfOneFails() {
    RegistrationListeners all =
        new RegistrationListeners(
            List.of(listener("first", ""), listener("second", "broken"), listener("third", "too")));

    assertThatThrownBy(() -> all.endpointRemoved(BINDING, true))
        .hasMessage("broken")
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    assertThatThrownBy(() -> all.endpointAdded(BINDING)).hasMessage("broken");

    assertThat(told)
        .containsExactly(
            "first removed",
            "second removed",
            "third removed",
            "first added",
            "second added",
            "third added");
  }

  private RegistrationListener listener(String name, String failure) {
    return new RegistrationListener() {
      @Override
      public void endpointAdded(Binding binding) {
        tell("added");
      }

      @Override
      public void endpointRemoved(Binding binding, boolean lastOfUser) {
        tell("removed");
      }

      private void tell(String event) {
        told.add(name + " " + event);
        if (!failure.isEmpty()) {
          throw new IllegalStateException(failure);
        }
      }
    };
  }
}
