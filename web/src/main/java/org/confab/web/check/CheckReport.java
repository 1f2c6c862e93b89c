package org.confab.web.check;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import org.confab.core.check.CheckResult;
import org.confab.core.check.Finding;

/** Results of checks as JSON. */
final class CheckReport {
  private CheckReport() {}

  /**
   * {@code green}, whether all are; {@code checks} with {@code name}, {@code what} it tries, {@code
   * state}, {@code millis}, {@code detail}, and if something is wrong {@code trouble}, {@code
   * cause} and {@code advice}.
   */
  static JsonObject of(List<CheckResult> results) {
    JsonArrayBuilder checks = Json.createArrayBuilder();
    results.forEach(result -> checks.add(one(result)));
    return Json.createObjectBuilder()
        .add("green", results.stream().allMatch(CheckResult::green))
        .add("checks", checks)
        .build();
  }

  private static JsonObjectBuilder one(CheckResult result) {
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("name", result.check().wireName())
            .add("what", result.check().words())
            .add("state", result.state().word())
            .add("millis", result.took().toMillis())
            .add("detail", result.detail());
    result.finding().ifPresent(finding -> add(out, finding));
    return out;
  }

  private static void add(JsonObjectBuilder out, Finding finding) {
    out.add("trouble", finding.trouble().wireName())
        .add("cause", finding.cause())
        .add("advice", finding.advice());
  }
}
