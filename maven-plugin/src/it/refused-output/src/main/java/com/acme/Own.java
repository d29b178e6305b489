// SPDX-License-Identifier: Apache-2.0
package com.acme;

final class Own {}
