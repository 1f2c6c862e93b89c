package org.confab.web.check;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.confab.core.check.Check;
import org.confab.core.check.CheckResult;
import org.confab.ejb.check.ServerChecks;
import org.confab.web.Problem;
import org.confab.web.Refusal;
import org.confab.web.access.AdminApi;
import org.confab.web.answer.Answer;
import org.confab.web.openapi.Parameter;
import org.confab.web.openapi.Told;

/**
 * {@code GET /health/deep}: tries what clients do; 200 if all is green, else 503 with the causes.
 */
@Path("health/deep")
@AdminApi
@RequestScoped
public class DeepHealthResource {
  @Inject
  @SuppressWarnings("NullAway.Init") // injected by the container
  private ServerChecks checks;

  /**
   * Tries all of it, or what is asked for; takes seconds, 28 at most.
   *
   * @param only names of checks with commas between; 400 if one is none
   */
  @GET
  @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
  @Told(
      value = "Tries what clients do; 503 with the causes if something is red",
      problems = {400},
      others = @Told.Other(status = 503, value = "Something is red", gives = CheckReport.class),
      gives = CheckReport.class)
  public Response look(
      @QueryParam("only") @Parameter("names of checks with commas between; all without it")
          String only) {
    Set<Check> wanted = only == null ? EnumSet.allOf(Check.class) : named(only);
    List<CheckResult> results = checks.run(wanted);
    boolean green = results.stream().allMatch(CheckResult::green);
    return Response.status(green ? Response.Status.OK : Response.Status.SERVICE_UNAVAILABLE)
        .header("Cache-Control", "no-store")
        .type(MediaType.APPLICATION_JSON_TYPE)
        .entity(Answer.text(CheckReport.of(results)))
        .build();
  }

  private static Set<Check> named(String names) {
    Set<Check> wanted = EnumSet.noneOf(Check.class);
    for (String name : names.split(",", -1)) {
      wanted.add(
          Check.named(name)
              .orElseThrow(
                  () ->
                      new Refusal(
                          new Problem(
                              400,
                              "No such check",
                              "'" + name.strip() + "' is none of " + all() + "."))));
    }
    return wanted;
  }

  private static String all() {
    return Arrays.stream(Check.values()).map(Check::wireName).collect(Collectors.joining(", "));
  }
}
