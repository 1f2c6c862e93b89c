package org.confab.web.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;

/** Bodies of requests to the admin API. */
final class BodyTargets {
  private BodyTargets() {}

  static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("json-body", JsonBody.class)
            .seeds(
                "{\"name\":\"a\\u00e9\\n\",\"list\":[\"x\",\"y\"],\"on\":true,\"n\":1.5e3,"
                    + "\"in\":{\"a\":null}}",
                "{}")
            .refusing(Malformed.class)
            .holds(
                text -> {
                  JsonBody read = JsonBody.parse(text).only("name", "list", "on", "n", "in");
                  assertThat(read.text("name")).isNotNull();
                  assertThat(read.texts("list")).doesNotContainNull();
                  assertThat(read.flag("on")).isNotNull();
                }));
  }
}
