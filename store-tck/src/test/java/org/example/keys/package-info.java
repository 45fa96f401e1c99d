/** For readers of docs/store-authors.md: the example that stands there. */
package org.example.keys;
