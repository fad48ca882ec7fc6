# Symbols of the fund that runs, asked of it where a command takes one; nothing if it does not answer.
function _qt_symbols() {
  command -v curl > /dev/null 2>&1 || return 0
  curl -s -m 1 'FUND/api/v1/status' 2> /dev/null \
    | sed -n 's/.*"symbols":\[\([^]]*\)\].*/\1/p' | tr -d '"' | tr ',' ' '
}

function _complete_qt_and_symbols() {
  _complete_qt
  local current=${COMP_WORDS[COMP_CWORD]}
  local previous=${COMP_WORDS[COMP_CWORD-1]}
  [[ "${current}" == -* ]] && return 0
  case "${previous}" in
    decisions | open | close | market | trades | why-not | performance | --symbol | --symbols) ;;
    positions) [[ "${COMP_CWORD}" == 2 ]] || return 0 ;;
    *) return 0 ;;
  esac
  COMPREPLY+=($(compgen -W "$(_qt_symbols)" -- "${current}"))
}

complete -F _complete_qt_and_symbols -o default qt
