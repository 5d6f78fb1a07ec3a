#!/bin/bash
main() {
  echo hi
  nginx -g 'daemon off;'
}
main "$@"
