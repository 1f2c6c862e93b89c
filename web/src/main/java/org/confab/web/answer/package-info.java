/** What resources answer with: records, which are at once the schemas of the OpenAPI document. */
@NullMarked
package org.confab.web.answer;

import org.jspecify.annotations.NullMarked;
