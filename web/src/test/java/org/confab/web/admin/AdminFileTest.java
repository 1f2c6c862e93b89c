package org.confab.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class AdminFileTest {
  private static String text(AdminFile file) {
    return file.content();
  }

  private static AdminFile file(String name) {
    return AdminFile.of(name).orElseThrow();
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(one -> one.group(1)).toList();
  }

  @Test
  void everyScriptThatIsImportedIsServed() {
    AdminFile.all()
        .filter(file -> file.name().endsWith(".js"))
        .forEach(
            script ->
                assertThat(found("from '\\./([^']+)'", text(script)))
                    .as(script.name())
                    .allMatch(name -> AdminFile.of(name).isPresent()));
  }

  @Test
  void everyFileThatThePageNamesIsServed() {
    List<String> named = found("(?:href|src)=\"/admin/([^\"]+)\"", text(file(AdminFile.INDEX)));
    assertThat(named).hasSize(3).allMatch(name -> AdminFile.of(name).isPresent());
  }

  @Test
  void nothingIsLoadedFromElsewhere() {
    Matcher address = Pattern.compile("https?://(?!www\\.w3\\.org/2000/svg)").matcher("");
    AdminFile.all()
        .forEach(
            file ->
                assertThat(address.reset(text(file)).find())
                    .as("an address of another server in " + file.name())
                    .isFalse());
  }

  @Test
  void nothingIsKeptInTheBrowserAndNoTextBecomesMarkup() {
    Pattern forbidden =
        Pattern.compile(
            "localStorage|sessionStorage|indexedDB|document\\.cookie|innerHTML|outerHTML"
                + "|insertAdjacentHTML|document\\.write|\\beval\\(|new Function");
    AdminFile.all()
        .filter(file -> file.name().endsWith(".js"))
        .forEach(
            script -> assertThat(text(script)).as(script.name()).doesNotContainPattern(forbidden));
  }

  @Test
  void nothingRunsInsideThePageItself() {
    assertThat(text(file(AdminFile.INDEX)))
        .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
        .doesNotContainPattern("\\son[a-z]+=")
        .doesNotContainPattern("\\sstyle=");
  }

  @Test
  void noOtherNameIsAFile() {
    assertThat(List.of("", "package-info.class", "../landing/landing.html", "Main.js"))
        .allMatch(name -> AdminFile.of(name).isEmpty());
  }
}
