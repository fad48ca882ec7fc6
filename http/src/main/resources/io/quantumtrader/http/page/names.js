// What the layers and parts are called.

export const NAMES = {
  KILL_SCORE: 'Position kill score', HEAT_GATE: 'Portfolio heat gate', GOVERNOR: 'Governor',
  POSITION_STATE_BRAIN: 'Position-state brain', EMERGENCY_STOP: 'Emergency stop', KILL_SWITCH: 'Safety kill switch', CEO: 'CEO',
};

export const COMPONENTS = {regime_flip: 'flip', sigma_spike: 'spike', ts_drop: 'drop', age: 'age'};
