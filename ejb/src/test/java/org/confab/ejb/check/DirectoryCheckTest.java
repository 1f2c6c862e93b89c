package org.confab.ejb.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DirectoryCheckTest {
  @Test
  void whatWentWrongIsToldWithoutTheStoryOfTheLibrary() {
    assertThat(
            DirectoryCheck.plain(
                "ldaps://127.0.0.1:636: connect error, An error occurred while attempting to"
                    + " connect to server 127.0.0.1:636:  IOException(LDAPException(resultCode=91"
                    + " (connect error), errorMessage='An error occurred while attempting to"
                    + " establish a connection:  ConnectException(Connection refused)"))
        .isEqualTo("ldaps://127.0.0.1:636: connect error (Connection refused)");
    assertThat(DirectoryCheck.plain("ldap://a: invalid credentials"))
        .isEqualTo("ldap://a: invalid credentials");
  }
}
